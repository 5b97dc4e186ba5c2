import type { Plugin } from 'vite';

/**
 * The chat speaks WebSocket only (its fallback is plain HTTP) and sends nothing but JSON, so the client
 * library's long-polling, WebTransport and binary code stays out: an eighth of what an opened chat weighs.
 */
export const websocketOnly = (): Plugin => ({
  name: 'redress:websocket-only',
  transform(_code, id) {
    const code = INSTEAD.find(([file]) => file.test(id))?.[1];
    return code === undefined ? undefined : { code, map: null };
  },
});

const INSTEAD: readonly (readonly [file: RegExp, code: string])[] = [
  [
    /engine\.io-client\/build\/esm\/transports\/index\.js$/,
    'import { WS } from "./websocket.js";\nexport const transports = { websocket: WS };\n',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    'export class XHR {}\nexport class BaseXHR {}\nexport class Request {}\n',
  ],
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    'export const isBinary = () => false;\nexport const hasBinary = () => false;\n',
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    'const none = () => { throw new Error("no binary data"); };\nexport { none as deconstructPacket, none as reconstructPacket };\n',
  ],
];
