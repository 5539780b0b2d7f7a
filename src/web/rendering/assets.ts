/**
 * Style sheets, scripts and pictures, read once, each under an address with the hash of its
 * content, so that browsers may keep them for ever.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import type { ClusterProfile } from '../../domain/cluster.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const FOR_EVER = 'public, max-age=31536000, immutable';

interface Asset {
  type: string;
  body: Buffer;
  /** Packed once; undefined for what does not shrink. */
  br?: Buffer;
  gzip?: Buffer;
}

export interface Assets {
  /** Address of a file of `views/assets`, or of the joined style sheet `site.css`. */
  href(name: string): string;
  /** Address of the style sheet with the pillars' colours of this cluster. */
  clusterHref(profile: ClusterProfile): string;
  /** Content of one file, for addresses that cannot carry a hash (favicon). */
  body(name: string): Buffer;
  /**
   * Content of one asset as it is served, `site.css` for instance, for a page that must stand by
   * itself.
   */
  text(name: string): string;
  handler: RequestHandler;
}

/** Reads a folder of assets. All its `.css` files are joined, by name, to one `site.css`. */
export function loadAssets(folder: string): Assets {
  const files = new Map<string, Asset>();
  const address = new Map<string, string>();
  const add = (name: string, body: Buffer): string => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const path = name.replace(/(\.\w+)$/, `.${hash}$1`);
    files.set(path, pack(name, body));
    address.set(name, `/assets/${path}`);
    return `/assets/${path}`;
  };
  const names = readdirSync(folder)
    .filter((n) => TYPES[extname(n)])
    .sort();
  for (const name of names.filter((n) => !n.endsWith('.css')))
    add(name, readFileSync(join(folder, name)));
  add(
    'site.css',
    Buffer.concat(
      names.filter((n) => n.endsWith('.css')).map((n) => readFileSync(join(folder, n))),
    ),
  );

  const byProfile = new WeakMap<ClusterProfile, string>();
  const href = (name: string): string => {
    const found = address.get(name);
    if (!found) throw new Error(`no asset "${name}"`);
    return found;
  };
  return {
    href,
    clusterHref(profile) {
      const known =
        byProfile.get(profile) ?? add('cluster.css', Buffer.from(pillarColours(profile)));
      byProfile.set(profile, known);
      return known;
    },
    body: (name) => readFileSync(join(folder, name)),
    text: (name) => files.get(href(name).slice('/assets/'.length))?.body.toString('utf8') ?? '',
    handler: serve(files),
  };
}

function pack(name: string, body: Buffer): Asset {
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  return type === 'image/png'
    ? { type, body }
    : { type, body, br: brotliCompressSync(body), gzip: gzipSync(body) };
}

function serve(files: ReadonlyMap<string, Asset>): RequestHandler {
  return (request, response, next) => {
    const asset = files.get(request.path.slice(1));
    if (!asset) return next();
    response.set({
      'Content-Type': asset.type,
      'Cache-Control': FOR_EVER,
      Vary: 'Accept-Encoding',
    });
    const coding = request.acceptsEncodings(['br', 'gzip', 'identity']);
    const packed = coding === 'br' || coding === 'gzip' ? asset[coding] : undefined;
    if (packed && coding) response.set('Content-Encoding', coding);
    response.end(packed ?? asset.body);
  };
}

/**
 * Pillar classes `.pillar-0`, `.pillar-1` ... in the order of the profile; anything that is not a
 * plain colour is left out.
 */
function pillarColours(profile: ClusterProfile): string {
  const rules = (tone: 'light' | 'dark'): string =>
    profile.pillars
      .map((p, i) =>
        /^#[0-9a-f]{6}$/i.test(p.colour[tone]) ? `.pillar-${i}{--pillar:${p.colour[tone]}}` : '',
      )
      .join('');
  return `${rules('light')}@media screen and (prefers-color-scheme:dark){${rules('dark')}}`;
}
