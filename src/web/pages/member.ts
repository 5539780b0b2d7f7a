import { askComplementary } from '../../ask/complementary.ts';
import { askSimilar } from '../../ask/similar.ts';
import type { Evidence, EvidenceKind } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { type EvidenceLine, evidenceLine, sourceView } from '../view/evidence.ts';
import { type InstrumentRow, instrumentRow } from '../view/instrument.ts';
import { introductionHref } from '../view/introduction.ts';
import { organisationLd } from '../view/offers.ts';
import { needFacts, type NeedFactView } from '../view/need.ts';
import { memberHref, organisationView } from '../view/organisation.ts';
import { suggestionView } from '../view/suggestion.ts';
import { plain, wordsOf } from '../view/words.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Most topics named above the statements; the rest is found by searching. */
const TOPICS = 14;
/** Similar and complementary members beside the profile, each. */
const SUGGESTED = 4;

/**
 * One organisation: what it can do, its instruments, projects, products, needs; similar and
 * complementary ones beside it.
 */
export async function member(visit: Visit): Promise<PageReply> {
  const { context, profile, t, lang, origin, path } = visit;
  const catalogue = context.catalogue;
  const organisation = catalogue.organisation(visit.params.id ?? '');
  if (!organisation)
    throw new Problem('not-found', 'No organisation has this id.', { key: 'error.noMember' });
  const stored = catalogue.evidenceOf(organisation.id);
  const evidence = stored.map((s) => s.evidence);
  const view = organisationView(organisation, profile, t);
  const topics = topicsOf(visit, stored);
  const of = (kind: EvidenceKind): EvidenceLine[] =>
    evidence.filter((e) => e.kind === kind).map((e) => evidenceLine(e, organisation.id, t));
  const instruments: InstrumentRow[] = evidence
    .filter((e) => e.kind === 'instrument')
    .map((e) => instrumentRow(e, [organisation], profile, t));
  const options = { lang, limit: SUGGESTED, signal: visit.signal };
  const [similar, complementary] = await Promise.all([
    askSimilar(context, organisation.id, options),
    askComplementary(context, organisation.id, options),
  ]);
  return {
    view: 'member',
    title: plain(view.name),
    description: describe(view.kind, view.place, of('capability')),
    model: {
      ...view,
      topics,
      capabilities: of('capability'),
      instruments,
      projects: evidence
        .filter((e) => e.kind === 'project')
        .map((e) => ({
          ...evidenceLine(e, organisation.id, t),
          partners: partnersOf(visit, e, organisation.id),
        })),
      products: of('product'),
      certificates: of('certificate'),
      markets: of('market'),
      needs: evidence
        .filter((e) => e.kind === 'need')
        .map((e) => needLine(visit, e, organisation.id)),
      facts: factsOf(visit, organisation),
      sources: organisation.sources.map(sourceView),
      similar: similar.map((p) => suggestionView(p, catalogue, profile, t)),
      complementary: complementary.map((p) => suggestionView(p, catalogue, profile, t)),
      introduction: introductionHref(visit, organisation, plain(view.name)),
    },
    jsonLd: [
      organisationLd(
        organisation,
        evidence,
        topics.map((c) => c.label),
        profile,
        lang,
        `${origin}/${lang}${path}`,
      ),
    ],
  };
}

function needLine(
  { profile, t }: Visit,
  e: Evidence,
  owner: string,
): EvidenceLine & { facts: NeedFactView[] } {
  return { ...evidenceLine(e, owner, t), facts: needFacts(e.need ?? {}, profile, t) };
}

function topicsOf(
  { context, lang }: Visit,
  stored: readonly { evidence: Evidence; concepts: readonly string[] }[],
): { label: string; href: string }[] {
  const catalogue = context.catalogue;
  const counts = new Map<string, number>();
  for (const { evidence, concepts } of stored)
    if (evidence.kind !== 'need') for (const c of concepts) counts.set(c, (counts.get(c) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOPICS)
    .flatMap(([id]) => {
      const label = inLanguage(catalogue.concept(id)?.concept.preferred, lang);
      return label ? [{ label, href: `/${lang}/search?concept=${encodeURIComponent(id)}` }] : [];
    });
}

function partnersOf(
  { context, lang }: Visit,
  e: Evidence,
  self: string,
): { name: object | string; href: string }[] {
  const known = e.owners
    .filter((o) => o.owner !== self)
    .flatMap(({ owner }) => {
      const o = context.catalogue.organisation(owner);
      return o ? [{ name: wordsOf(o.name, lang), href: memberHref(o.id, lang) }] : [];
    });
  return [...known, ...(e.project?.otherPartners ?? []).map((name) => ({ name, href: '' }))];
}

function factsOf(
  { context, t, lang }: Visit,
  o: Organisation,
): { name: string; text: object | string; href: string }[] {
  const parent = o.parent ? context.catalogue.organisation(o.parent) : undefined;
  const fact = (
    key: string,
    text: object | string | undefined,
    href = '',
  ): { name: string; text: object | string; href: string }[] =>
    text ? [{ name: t(`member.fact.${key}`), text, href }] : [];
  const website = o.website ? sourceView(o.website) : undefined;
  return [
    ...fact(
      'membership',
      t(`site.standing.${o.membership.standing}`) +
        (o.membership.joined ? `, ${o.membership.joined}` : ''),
    ),
    ...fact('website', website?.label, website?.href),
    ...fact('parent', parent && wordsOf(parent.name, lang), parent && memberHref(parent.id, lang)),
    ...fact('ico', o.identifiers.ico),
    ...fact('ror', o.identifiers.ror, o.identifiers.ror && sourceView(o.identifiers.ror).href),
    ...fact('pic', o.identifiers.pic),
    ...fact('aliases', o.aliases.join(', ')),
  ];
}

function describe(kind: string, place: string, capabilities: readonly EvidenceLine[]): string {
  const can = capabilities
    .slice(0, 3)
    .map((c) => plain(c.title))
    .join('; ');
  return [[kind, place].filter(Boolean).join(', '), can].filter(Boolean).join(': ');
}
