import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The script that a shop's page carries: one classic script, one global. */
export default defineConfig({
  root: here('./embed'),
  build: {
    outDir: here('../dist/widget'),
    emptyOutDir: false,
    target: 'es2020',
    reportCompressedSize: false,
    lib: {
      entry: here('./embed/loader/loader.ts'),
      name: 'RedressLoader',
      formats: ['iife'],
      fileName: () => 'loader.js',
    },
  },
});
