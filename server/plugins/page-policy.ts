import type { Origins } from './origins.ts';

/** `chat` may be framed by the storefront; `app` is a page of ours that nobody frames. */
export type Page = 'chat' | 'app';

/**
 * What a browser lets a page of ours do, as a Content-Security-Policy: run its own files, talk to
 * its own server, and nothing else.
 */
export function pagePolicy(page: Page, origins: Origins): string {
  const registered = origins.all.join(' ') || "'none'";
  // Not every browser counts a WebSocket to the page's own host as 'self'.
  const sockets = origins.all.map((origin) => origin.replace(/^http/, 'ws')).join(' ');
  const directives = {
    'default-src': "'none'",
    // The demo shop loads the widget from the other of its two origins, as a real shop would.
    'script-src': page === 'app' ? `'self' ${registered}` : "'self'",
    'style-src': "'self' 'unsafe-inline'",
    // A listing's pictures stand with the storefront.
    'img-src': `'self' blob: data: ${page === 'app' ? origins.all.join(' ') : ''}`,
    'media-src': "'self' blob:",
    'font-src': "'self' data:",
    'connect-src': `'self' ${sockets}`,
    'frame-src': page === 'app' ? registered : "'none'",
    'frame-ancestors': page === 'chat' ? registered : "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.trim()}`)
    .join('; ');
}
