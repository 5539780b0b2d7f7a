/**
 * Papers made from the catalogue, to be edited before they are used: a profile on one page, the
 * leaflet of a pillar, a short text for the newsletter. Nothing but what the statements say.
 */
import type { Evidence, EvidenceKind } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';
import { organisationView } from './organisation.ts';
import { plain } from './words.ts';

export const PAPER_KINDS = ['profile', 'newsletter', 'leaflet'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export interface Paper {
  title: string;
  /** Below the title: what and where it is. */
  lead: string;
  /** Each a part with a heading, one line a thing; a heading may be empty. */
  parts: readonly { heading: string; text: string }[];
  /** Where all of it stands with its sources. */
  address: string;
}

/** Longest line that a page holds beside the others. */
const LONGEST_LINE = 110;
/** Lines of each part of a profile, so that all of it fits one page. */
const ON_PROFILE: readonly [kind: EvidenceKind, lines: number][] = [
  ['capability', 9],
  ['instrument', 7],
  ['product', 5],
  ['project', 5],
  ['certificate', 3],
  ['need', 3],
];
const IN_NEWS: readonly [kind: EvidenceKind, lines: number][] = [
  ['capability', 4],
  ['instrument', 3],
  ['project', 2],
  ['need', 2],
];
/** Terms of access by which an instrument is open to others. */
const OPEN = ['open', 'by-fee', 'for-partners', 'on-request'];
const ON_LEAFLET = 24;

/** @throws Problem `not-found` for an id of nothing */
export function paperOf(visit: Visit, kind: PaperKind, id: string): Paper {
  if (kind === 'leaflet') return leaflet(visit, id);
  const { context, origin, profile, t } = visit;
  const organisation = context.catalogue.organisation(id);
  if (!organisation)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  const evidence = context.catalogue.evidenceOf(id).map((s) => s.evidence);
  const view = organisationView(organisation, profile, t);
  const about = {
    title: plain(view.name),
    lead: [view.kind, view.place].filter(Boolean).join(', '),
    address: `${origin}${view.href}`,
  };
  const sections = (limits: typeof ON_PROFILE): Paper['parts'] =>
    limits.flatMap(([of, lines]) => {
      const text = linesOf(visit, evidence, of, lines);
      return text ? [{ heading: t(`member.section.${of}`), text }] : [];
    });
  if (kind === 'profile')
    return { ...about, parts: [...sections(ON_PROFILE), ...contactOf(visit, organisation)] };
  return {
    ...about,
    parts: [{ heading: '', text: newsText(visit, organisation, about, sections(IN_NEWS)) }],
  };
}

function linesOf(
  { lang }: Visit,
  evidence: readonly Evidence[],
  kind: EvidenceKind,
  lines: number,
): string {
  return evidence
    .filter((e) => e.kind === kind)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    .slice(0, lines)
    .map((e) => shortened(inLanguage(e.title, lang)))
    .join('\n');
}

/** Cut at a word. */
function shortened(text: string): string {
  if (text.length <= LONGEST_LINE) return text;
  const cut = text.slice(0, LONGEST_LINE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_LINE / 2))} …`;
}

function contactOf({ t, profile }: Visit, { website }: Organisation): Paper['parts'] {
  const lines = [website, profile.contact?.email].filter(Boolean);
  return lines.length ? [{ heading: t('paper.contact'), text: lines.join('\n') }] : [];
}

function newsText(
  { t, lang, profile }: Visit,
  { membership }: Organisation,
  { title, lead, address }: Omit<Paper, 'parts'>,
  parts: Paper['parts'],
): string {
  const cluster = inLanguage(profile.name, lang);
  return [
    t(membership.standing === 'member' ? 'paper.newsMember' : 'paper.newsOther', {
      name: title,
      lead,
      cluster,
    }),
    ...parts.map(({ heading, text }) => `${heading}: ${text.split('\n').join('; ')}.`),
    t('paper.newsMore', { address }),
  ].join('\n\n');
}

/** Who is in a pillar, what they do, and instruments that others may use. */
function leaflet({ context, profile, t, lang, origin }: Visit, id: string): Paper {
  const pillar = profile.pillars.find((p) => p.id === id);
  if (!pillar) throw new Problem('not-found', 'No pillar has this id.', { key: 'error.noPillar' });
  const { catalogue } = context;
  const members = catalogue
    .organisations()
    .filter((o) => o.membership.standing === 'member' && o.pillars.some((p) => p.pillar === id))
    .sort((a, b) => inLanguage(a.name, lang).localeCompare(inLanguage(b.name, lang), lang));
  const lines = members.map((o) => {
    const does = catalogue
      .evidenceOf(o.id)
      .filter((s) => s.evidence.kind === 'capability')
      .slice(0, 2)
      .map((s) => shortened(inLanguage(s.evidence.title, lang)));
    const who = [inLanguage(o.name, lang), o.town].filter(Boolean).join(', ');
    return does.length ? `${who}: ${does.join('; ')}` : who;
  });
  const instruments = members.flatMap((o) =>
    catalogue
      .evidenceOf(o.id)
      .map((s) => s.evidence)
      .filter((e) => e.kind === 'instrument' && OPEN.includes(e.instrument?.access.term ?? ''))
      .map(
        (e) =>
          `${shortened(inLanguage(e.title, lang))} – ${inLanguage(o.name, lang)} (${t(`site.access.${e.instrument?.access.term ?? 'not-stated'}`)})`,
      ),
  );
  const part = (key: string, text: readonly string[]): Paper['parts'] =>
    text.length ? [{ heading: t(key), text: text.join('\n') }] : [];
  return {
    title: inLanguage(pillar.name, lang),
    lead: inLanguage(pillar.scope, lang),
    parts: [
      ...part('paper.members', lines),
      ...part('paper.instruments', [...new Set(instruments)].slice(0, ON_LEAFLET)),
    ],
    address: `${origin}/${lang}/pillars/${encodeURIComponent(id)}`,
  };
}
