/**
 * Evidence as a line of a page: sign, words, year, where it can be opened, where it is known from.
 */
import type { Evidence } from '../../domain/evidence.ts';
import type { Presence, Source } from '../../domain/organisation.ts';
import { rolesIn } from '../../domain/project-roles.ts';
import { listWords } from '../../language/list-words.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Words } from '../rendering/handlebars.ts';
import { typeset } from '../rendering/typeset.ts';
import { whenWords } from './when.ts';
import { type Marker, wordsOf } from './words.ts';

/** What every line says, also one in a list of results. */
export interface ShortLine {
  id: string;
  kind: string;
  kindLabel: string;
  anchor: string;
  href: string;
  title: Words;
  /** "2019", "reported 2016–2019", or empty. */
  when: string;
  /** Where it is known from, as the name of a site ("meopta.com"); empty when no site says it. */
  site: string;
  /** Role in a project, access to an instrument, as a short note; empty when there is none. */
  note: string;
}

export interface EvidenceLine extends ShortLine {
  body: Words | null;
  sources: SourceView[];
  /** The words are our translation; the source says it in the other language. */
  translated: boolean;
  /** "for members"; empty for what everybody may see. */
  level: string;
}

export interface SourceView {
  /** Set when the source is an address that a browser may open. */
  href: string;
  label: string;
}

/**
 * One line of evidence.
 * @param owner the organisation on whose page it is opened; an instrument has a page of its own
 */
export function evidenceLine(e: Evidence, owner: string, t: Translate): EvidenceLine {
  return {
    ...shortLine(e, owner, t),
    body: e.body ? wordsOf(e.body, t.lang) : null,
    sources: e.sources.map(sourceView),
    translated: e.translated?.includes(t.lang) ?? false,
    level: e.level ? t(`site.level.${e.level}`) : '',
  };
}

/**
 * The same without its text and sources: to mark the words of a long text that is not shown took
 * most of a page of results.
 */
export function shortLine(e: Evidence, owner: string, t: Translate, marker?: Marker): ShortLine {
  return {
    id: e.id,
    kind: e.kind,
    kindLabel: t(`site.kind.${e.kind}`),
    anchor: anchorOf(e.id),
    href: evidenceHref(e, owner, t.lang),
    title: wordsOf(e.title, t.lang, marker),
    when: whenWords(e.project?.years ?? (e.year ? String(e.year) : ''), t),
    site: siteOf(e.sources),
    note: noteOf(e, owner, t),
  };
}

export interface PresenceLine {
  title: Words;
  when: string;
  sources: SourceView[];
}

/** Where an organisation was seen, as a line. */
export function presenceLine(p: Presence, t: Translate): PresenceLine {
  return {
    title: wordsOf(p.title, t.lang),
    when: typeset(p.when ?? '', t.lang),
    sources: p.sources.map(sourceView),
  };
}

/** Where a reader can open this evidence. */
export function evidenceHref(e: Evidence, owner: string, lang: string): string {
  if (e.kind === 'instrument') return `/${lang}/equipment/${encodeURIComponent(e.id)}`;
  return `/${lang}/members/${encodeURIComponent(owner)}#${anchorOf(e.id)}`;
}

/** An element id made of an evidence id of any characters. */
export function anchorOf(id: string): string {
  return `e-${id.replace(/[^\w-]/g, '_')}`;
}

/** A source as link (http and https only) or as plain words. */
export function sourceView(source: Source): SourceView {
  if (!URL.canParse(source)) return { href: '', label: source };
  const url = new URL(source);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { href: '', label: source };
  const path = decoded(url.pathname).replace(/\/$/, '');
  const label = `${url.hostname.replace(/^www\./, '')}${path}`;
  return { href: url.href, label: label.length > 90 ? `${label.slice(0, 89)}…` : label };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Name of the first site that says it; sources that are no addresses have their place on the page. */
function siteOf(sources: readonly Source[]): string {
  const first = sources.find((s) => /^https?:/i.test(s) && URL.canParse(s));
  return first ? new URL(first).hostname.replace(/^www\./, '') : '';
}

function noteOf(e: Evidence, owner: string, t: Translate): string {
  if (e.instrument)
    return e.instrument.access.term === 'not-stated'
      ? t('site.accessNotStated')
      : t(`site.access.${e.instrument.access.term}`);
  const role = e.owners.find((o) => o.owner === owner)?.role;
  return role ? roleWords(role, t) : '';
}

/** Known parts in the page's language; what is not known stays as its source says it. */
function roleWords(words: string, t: Translate): string {
  const parts = rolesIn(words).map((told) =>
    'role' in told
      ? [t(`site.role.${told.role}`), told.aside].filter(Boolean).join(' ')
      : typeset(told.words, t.lang),
  );
  return listWords(parts, t.customs);
}
