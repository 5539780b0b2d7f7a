/**
 * What a page is given and what it gives back. A page is a function from a Visit to a Reply;
 * Express stays outside.
 */
import type { Logger } from 'pino';
import type { Context, ContextSource } from '../context.ts';
import type { ClusterProfile } from '../domain/cluster.ts';
import type { Posting } from '../domain/posting.ts';
import type { Problem } from '../domain/problem.ts';
import type { Lang } from '../domain/text.ts';
import type { Settings } from '../config.ts';
import type { Letters } from '../desk/letters.ts';
import type { StoredCall } from '../desk/calls.ts';
import type { FirstSeen } from '../desk/news.ts';
import type { MissionSummary } from '../missions/missions.ts';
import type { Office } from '../missions/office.ts';
import type { SearchMisses } from '../store/search-misses.ts';
import type { Assets } from './rendering/assets.ts';
import type { Locales, Translate } from './rendering/locales.ts';
import type { OutlineTurns } from './outlines.ts';
import type { Render } from './rendering/handlebars.ts';
import type { Trouble } from './troubles.ts';

/** What stays the same from the start of the server to its end. */
export interface Site {
  source: ContextSource;
  /** What missions need; away where a server shows the catalogue only. */
  office?: Office;
  /** Why there is none although there should be. */
  officeFault?: Problem;
  /** Counts searches that found nothing; away where that is switched off. */
  misses?: SearchMisses;
  settings: Settings;
  log: Logger;
  letters: Letters;
  outlines: OutlineTurns;
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
  /** Sentences in another language of the pages, for papers and letters. */
  inLanguage(lang: Lang): Translate;
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
  /** Whom dear work is counted for: the visitor's address, of a long one its network. */
  sender: string;
  /** Stops when the visitor leaves. */
  signal: AbortSignal;
  outlines: OutlineTurns;
  misses?: SearchMisses;
  /** What is told on the status page. */
  troubles: readonly Trouble[];
  /** What letters are written with. */
  letters: Letters;
  /** Claims that the office agreed are not right (disputedKey). */
  hidden: ReadonlySet<string>;
  /**
   * When an organisation last said that what is published of it is true, by id of the statement or
   * of itself.
   */
  confirmed(organisation: string): ReadonlyMap<string, string>;
  /** Offers and requests that anybody may see now, the newest first. */
  postings(): readonly Posting[];
  /** Calls for proposals that are not over, by last deadline. */
  calls(): readonly StoredCall[];
  /** Those that were over last. */
  pastCalls(): readonly StoredCall[];
  /** One call, whatever its state. */
  call(id: string): StoredCall | undefined;
  /** When what is published here was first seen. */
  seen(): FirstSeen;
  /** Missions whose timetable is published, for the calendar. */
  publishedMissions(): readonly MissionSummary[];
  /** False where nobody can be asked for an introduction here. */
  introduces: boolean;
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
  /**
   * Kept out of search machines and browsers' stores (results of a paste, pages behind a sign-in).
   */
  unlisted?: boolean;
  /** Seconds after which the browser looks again, for work that goes on. */
  refresh?: number;
  /** Address of its Atom feed, where it has one. */
  feed?: string;
  /** Name of another layout than `main`. */
  layout?: string;
  /**
   * Long lists of the page by the model's name for each: they are made and rendered one piece at a
   * time, and others are answered in between.
   */
  pieces?: Readonly<Record<string, Pieces>>;
}

export interface Pieces {
  /** Name of the partial that shows a piece. */
  partial: string;
  /** What each shows; taken when its turn comes. */
  models: Iterable<object>;
}

export interface RedirectReply {
  redirect: string;
  /** Token of a member's link by which the browser reads on; empty to read as a visitor again. */
  reader?: string;
  status?: 301 | 302 | 303;
}

export interface DownloadReply {
  download: string;
  type: string;
  body: Buffer | string;
}

/** Written as it stands, for programs. */
export interface RawReply {
  type: string;
  body: string;
}

export type Reply = PageReply | RedirectReply | DownloadReply | RawReply;

export type PageHandler = (visit: Visit) => Reply | Promise<Reply>;
