import type { Plugin } from 'vite';

/**
 * The chat speaks WebSocket only (its fallback is plain HTTP), so the client library's long-polling
 * and WebTransport code stays out: a tenth of what an opened chat weighs.
 */
export const websocketOnly = (): Plugin => ({
  name: 'redress:websocket-only',
  transform(_code, id) {
    if (!/engine\.io-client\/build\/esm\/transports\/index\.js$/.test(id)) return undefined;
    const code =
      'import { WS } from "./websocket.js";\nexport const transports = { websocket: WS };\n';
    return { code, map: null };
  },
});
