import type { InstrumentFacts } from '../../domain/evidence.ts';
import { Problem } from '../../domain/problem.ts';
import { inLanguage } from '../../domain/text.ts';
import { sourceView } from '../view/evidence.ts';
import { instrumentRow } from '../view/instrument.ts';
import { introductionHref } from '../view/introduction.ts';
import { instrumentLd } from '../view/offers.ts';
import { monthOf } from '../view/when.ts';
import { plain, wordsOf } from '../view/words.ts';
import type { PageReply, Visit } from '../visit.ts';

/** One instrument: what it is, its figures, who has it, on what terms. */
export function instrument(visit: Visit): PageReply {
  const { context, profile, t, lang, params, origin, path } = visit;
  const catalogue = context.catalogue;
  const stored = catalogue.evidence(params.id ?? '');
  const found = stored?.evidence;
  if (!stored || found?.kind !== 'instrument')
    throw new Problem('not-found', 'No instrument has this id.', { key: 'error.noInstrument' });
  const owners = found.owners
    .map((o) => catalogue.organisation(o.owner))
    .filter((o) => o !== undefined);
  const row = instrumentRow(found, owners, profile, t);
  const said = owners[0] && visit.confirmed(owners[0].id).get(found.id);
  const url = `${origin}/${lang}${path}`;
  return {
    view: 'instrument',
    title: plain(row.title),
    description: [row.make, row.access, ...row.owners.map((o) => plain(o.name))]
      .filter(Boolean)
      .join(' · '),
    model: {
      ...row,
      body: found.body ? wordsOf(found.body, lang) : '',
      ...factsOf(found.instrument ?? {}),
      confirmed: said ? monthOf(said, t) : '',
      topics: topicsOf(visit, stored.concepts),
      sources: found.sources.map(sourceView),
      link: found.url ? sourceView(found.url) : '',
      introduction: introductionHref(visit, owners[0], plain(row.title), plain(row.title)),
    },
    jsonLd: [instrumentLd(found, owners, lang, url)],
  };
}

function factsOf(facts: Partial<InstrumentFacts>) {
  const { technique = '', site = '', price = '', pid, access } = facts;
  return { technique, site, price, pid: pidLink(pid), untold: access?.untold ?? false };
}

function topicsOf({ context, lang }: Visit, ids: readonly string[]): object[] {
  return ids.flatMap((id) => {
    const concept = context.catalogue.concept(id)?.concept;
    if (!concept) return [];
    const href = `/${lang}/equipment?concept=${encodeURIComponent(id)}`;
    return [{ label: inLanguage(concept.preferred, lang), href }];
  });
}

/** The identifier as its owner writes it, leading to the resolver. */
function pidLink(href?: string): { href: string; label: string } | null {
  return href ? { href, label: href.replace(/^https:\/\/(?:hdl\.handle\.net\/)?/, '') } : null;
}
