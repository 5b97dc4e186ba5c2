import { lookup as resolve } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** How long the other side may take to answer, in milliseconds. */
const TIMEOUT_MS = 8_000;

export interface Outward {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Posts to an address that somebody else wrote; answers the status. */
export type PostOutward = (call: Outward) => Promise<number>;

/** Networks that are ours or nobody's: what is there was never meant to be called for a stranger. */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');

/** Whether an address is one that the open network leads to. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // The list itself reads ::ffff:a.b.c.d as the address within.
  return !INSIDE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

const LOCAL_NAME =
  /^localhost$|\.(?:localhost|local|internal|intranet|lan|home|corp|test|invalid)$/i;

/**
 * What is wrong with an address that a stranger gave us to call; undefined when nothing is. `local`: in a
 * demo plain http and this machine itself will do.
 */
export function outwardFault(text: string, local: boolean): string | undefined {
  if (!URL.canParse(text)) return 'must be a URL';
  const { protocol, username, password, hostname } = new URL(text);
  if (username || password) return 'must hold no user or password';
  if (local && protocol === 'http:') return undefined;
  if (protocol !== 'https:') return 'must begin with https://';
  if (local) return undefined;
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host)) return isPublicAddress(host) ? undefined : 'must lead to the open network';
  if (!host.includes('.') || LOCAL_NAME.test(host)) return 'must be a public name';
  return undefined;
}

/** The name is resolved once and the very address that was checked is the one that is called. */
const publicLookup: LookupFunction = (host, options, answer) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, '', 0);
    const inside = addresses.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses;
    if (inside || !first)
      return answer(new Error(`${host} does not lead to the open network`), '', 0);
    if (options.all) return answer(null, addresses);
    answer(null, first.address, first.family);
  });
};

/** Posts without following a redirect; throws when the address may not be called or does not answer. */
export const postOutward =
  (local: boolean): PostOutward =>
  (call) =>
    new Promise((done, fail) => {
      const fault = outwardFault(call.url, local);
      if (fault) return fail(new Error(`the address ${fault}`));
      const { request } = call.url.startsWith('https:') ? https : http;
      const sent = request(
        call.url,
        {
          method: 'POST',
          headers: { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) },
          signal: AbortSignal.timeout(TIMEOUT_MS),
          agent: false,
          ...(!local && { lookup: publicLookup }),
        },
        (response) => {
          // What it says is nobody's business; only the status counts.
          response.destroy();
          done(response.statusCode ?? 0);
        },
      );
      sent.on('error', fail);
      sent.end(call.body);
    });
