import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { websocketOnly } from '../vite.websocket-only.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The console is served below `/console/`; in development the API is asked of a running server. */
const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

export default defineConfig(({ command }) => ({
  root: here('.'),
  base: '/console/',
  publicDir: here('../shared/public'),
  // Whatever environment builds it, a test run's too, what is built is what people get.
  ...(command === 'build' && { define: { 'process.env.NODE_ENV': '"production"' } }),
  plugins: [websocketOnly()],
  oxc: {
    jsx: { runtime: 'automatic', importSource: 'react', development: command !== 'build' },
  },
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // Ant Design marks its files "use client", which means nothing to a page without a server part.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: { proxy: { '/v1': api, '/socket.io': { target: api, ws: true } } },
}));
