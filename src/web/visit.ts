/** What a page is given and what it gives back. A page is a function from a Visit to a Reply; Express stays outside. */
import type { Countable } from '../ask/census.ts';
import type { ClusterProfile } from '../domain/cluster.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Lang } from '../domain/text.ts';
import type { Settings } from '../config.ts';
import type { Assets } from './assets.ts';
import type { Locales, Translate } from './locales.ts';
import type { Render } from './render.ts';

/** What the web needs of the running product; src/context.ts provides it. */
export interface Context {
  readonly build: { build: string };
  readonly catalogue: Catalogue;
}

export interface ContextSource {
  use<T>(work: (context: Context) => T | Promise<T>): Promise<T>;
}

export interface Catalogue extends Countable {
  readonly profile: ClusterProfile;
  organisation(id: string): Organisation | undefined;
  evidence(id: string): { evidence: Evidence; concepts: readonly string[] } | undefined;
  evidenceOf(owner: string): readonly { evidence: Evidence; concepts: readonly string[] }[];
}

/** What stays the same from the start of the server to its end. */
export interface Site {
  source: ContextSource;
  settings: Settings;
  locales: Locales;
  assets: Assets;
  render: Render;
}

export interface Visit {
  context: Context;
  settings: Settings;
  profile: ClusterProfile;
  lang: Lang;
  t: Translate;
  /** Address after the language, `/search`. */
  path: string;
  /** Named parts of the address. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Fields of a posted form, in order. */
  form: URLSearchParams;
  /** A posted file, when the route takes one. */
  file?: { name: string; bytes: Uint8Array };
  /** `https://host` as the visitor knows it. */
  origin: string;
  /** Stops when the visitor leaves. */
  signal: AbortSignal;
}

/** A page to show. `model` is what its template receives. */
export interface PageReply {
  view: string;
  title: string;
  description?: string;
  model: object;
  status?: number;
  /** schema.org objects for search machines. */
  jsonLd?: readonly object[];
  /** Scripts of `views/assets` that quicken this page; it works without them. */
  scripts?: readonly string[];
  /** Kept out of search machines and browsers' stores (results of a paste, pages behind a sign-in). */
  unlisted?: boolean;
  /** Name of another layout than `main`. */
  layout?: string;
}

export interface RedirectReply { redirect: string; status?: 301 | 302 | 303 }

export interface DownloadReply { download: string; type: string; body: Buffer | string }

export type Reply = PageReply | RedirectReply | DownloadReply;

export type PageHandler = (visit: Visit) => Reply | Promise<Reply>;
