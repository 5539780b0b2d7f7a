/**
 * Reads the catalogue of another cluster over the net. The address is configured, what answers is
 * not trusted: bounded are size, time and redirects, and no address inside our own network is
 * read, neither at first nor through a name or a redirect.
 */
import { lookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { createGunzip } from 'node:zlib';
import { Problem } from '../domain/problem.ts';

export interface Fetched {
  /** Null when the server says that nothing changed. */
  body: string | null;
  etag: string;
}

export interface FetchBounds {
  /** Bytes when unpacked. */
  size: number;
  /** Milliseconds for everything. */
  time: number;
  redirects: number;
  /** For trials on one machine: loopback addresses may be read, also without TLS. */
  loopback: boolean;
}

export const USUAL_BOUNDS: FetchBounds = {
  size: 60_000_000,
  time: 60_000,
  redirects: 3,
  loopback: false,
};

/** Networks that are nobody's out there: private, local, shared, reserved, multicast. */
const INNER = blockList(
  ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
  ['::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ['2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
);
const LOOPBACK = blockList(['127.0.0.0/8', '::1/128']);

/**
 * @param etag of the copy that is there, or empty
 * @throws Problem `invalid` for an address that is not read, `unavailable` for what answers wrongly,
 * late or at too great a length
 */
export async function fetchCatalogue(
  address: string,
  etag: string,
  bounds: FetchBounds = USUAL_BOUNDS,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(bounds.time);
  let url = checked(address, bounds);
  for (let hop = 0; ; hop++) {
    const answer = await ask(url, etag, bounds, signal);
    if (!('redirect' in answer)) return answer;
    if (hop >= bounds.redirects)
      throw new Problem('unavailable', `${address} redirects more than ${bounds.redirects} times.`);
    if (!URL.canParse(answer.redirect, url.href))
      throw new Problem('unavailable', `${address} redirects to what is no address.`);
    url = checked(new URL(answer.redirect, url).href, bounds);
  }
}

/** True when an address may be read. */
export function mayRead(ip: string, loopback: boolean): boolean {
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  if (loopback && LOOPBACK.check(ip, family)) return true;
  return !INNER.check(ip, family);
}

function checked(address: string, { loopback }: FetchBounds): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  const plain = loopback && url?.protocol === 'http:' && isIP(host) && mayRead(host, true);
  if (!url || (url.protocol !== 'https:' && !plain) || url.username || url.password)
    throw new Problem('invalid', `${address} is no https address without a password in it.`);
  // A name is looked at when it is resolved.
  if (isIP(host) && !mayRead(host, loopback)) throw inner(address);
  return url;
}

function inner(address: string): Problem {
  return new Problem('invalid', `${address} lies in an inner network, which is not read.`);
}

function ask(
  url: URL,
  etag: string,
  bounds: FetchBounds,
  signal: AbortSignal,
): Promise<Fetched | { redirect: string }> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      request.destroy();
      reject(asProblem(error, url, bounds, signal));
    };
    const request = (url.protocol === 'https:' ? https : http).get(
      url,
      {
        signal,
        agent: false,
        lookup: outerLookup(bounds.loopback),
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip',
          ...(etag && { 'if-none-match': etag }),
        },
      },
      (response) => {
        const { statusCode = 0, headers } = response;
        if (statusCode >= 301 && statusCode <= 308 && statusCode !== 304 && headers.location) {
          response.destroy();
          return resolve({ redirect: headers.location });
        }
        if (statusCode === 304) {
          response.destroy();
          return resolve({ body: null, etag });
        }
        if (statusCode !== 200) return fail(`answered ${statusCode}`);
        bodyOf(response, bounds.size).then(
          (body) => resolve({ body, etag: headers.etag ?? '' }),
          fail,
        );
      },
    );
    request.once('error', fail);
  });
}

/** Reads to the end, counted after unpacking, whatever length was announced. */
async function bodyOf(response: http.IncomingMessage, most: number): Promise<string> {
  const packed = response.headers['content-encoding'] === 'gzip';
  const stream = packed ? response.pipe(createGunzip()) : response;
  if (packed) response.once('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Error(`holds more than ${Math.round(most / 1e6)} MB`);
    chunks.push(chunk);
  }
  // A connection that broke off gave less than it announced.
  if (!response.complete) throw new Error('broke off before its end');
  return Buffer.concat(chunks).toString('utf8');
}

/** Resolves a name as usual and refuses it when any of its addresses is an inner one. */
function outerLookup(loopback: boolean): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, '', 0);
      if (addresses.length === 0 || !addresses.every((a) => mayRead(a.address, loopback)))
        return done(inner(name), '', 0);
      if (options.all) return done(null, addresses);
      done(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

function asProblem(error: unknown, url: URL, { time }: FetchBounds, signal: AbortSignal): Problem {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : String(error);
  const why = signal.aborted
    ? `did not answer to its end within ${Math.round(time / 1_000)} seconds`
    : message;
  return new Problem(
    'unavailable',
    `${url.origin}${url.pathname}: ${why}. The copy from before holds.`,
  );
}

function blockList(...networks: readonly (readonly string[])[]): BlockList {
  const list = new BlockList();
  for (const network of networks.flat()) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
