/** Which pages may talk to us, by exact `scheme://host:port`. */
export interface Origins {
  /** Whether a request with this `Origin` header is let in; none is sent by programs. */
  allowed(origin: string | undefined): boolean;
  /** Whether the page is one of ours; only such a page may act by its cookie. */
  own(origin: string | undefined): boolean;
  /** The server's own addresses, known once it listens. */
  listen(origins: readonly string[]): void;
  readonly all: readonly string[];
}

export function origins(registered: readonly string[]): Origins {
  let own: readonly string[] = [];
  return {
    allowed: (origin) =>
      origin === undefined || registered.includes(origin) || own.includes(origin),
    own: (origin) => origin !== undefined && own.includes(origin),
    listen(addresses) {
      own = addresses;
    },
    get all() {
      return [...new Set([...registered, ...own])];
    },
  };
}

/** The addresses under which a browser reaches a server that listens there. */
export function addressesOf(host: string, port: number): string[] {
  const loopback = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'].includes(host);
  const hosts = loopback ? ['localhost', '127.0.0.1'] : [host.includes(':') ? `[${host}]` : host];
  return hosts.map((name) => new URL(`http://${name}:${port}`).origin);
}
