import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { websocketOnly } from './vite.websocket-only.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The chat inside the frame, served below `/widget/`. No inline script or style: its CSP allows none. */
export default defineConfig({
  root: here('./embed'),
  base: '/widget/',
  publicDir: here('./shared/public'),
  plugins: [websocketOnly()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('./embed/chat.html'),
      // What comes later takes what it shares from the chat itself, not from a file between them.
      preserveEntrySignatures: 'allow-extension',
    },
  },
});
