/** An instrument as row of a table and as page. */
import type { ClusterProfile } from '../../domain/cluster.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Words } from '../rendering/handlebars.ts';
import { typeset } from '../rendering/typeset.ts';
import { anchorOf, evidenceHref } from './evidence.ts';
import { memberHref } from './organisation.ts';
import { type Marker, wordsOf } from './words.ts';

export interface InstrumentRow {
  id: string;
  anchor: string;
  href: string;
  title: Words;
  category: string;
  /** Manufacturer and model. */
  make: string;
  parameters: { name: string; value: string }[];
  access: string;
  /** The source's own words when the vocabulary does not know them or they say more. */
  accessWords: string;
  owners: { name: Words; href: string; town: string; prospect: boolean }[];
}

export function instrumentRow(
  e: Evidence,
  owners: readonly Organisation[],
  profile: ClusterProfile,
  t: Translate,
  marker?: Marker,
): InstrumentRow {
  const facts = e.instrument;
  const category = facts?.category ?? '';
  const words = facts?.access.words ?? '';
  const term = t(`site.access.${facts?.access.term ?? 'not-stated'}`);
  return {
    id: e.id,
    anchor: anchorOf(e.id),
    href: evidenceHref(e, owners[0]?.id ?? '', t.lang),
    title: wordsOf(e.title, t.lang, marker),
    category: inLanguage(profile.categories[category], t.lang) || category,
    make: [facts?.manufacturer, facts?.model].filter(Boolean).join(' '),
    parameters: Object.entries(facts?.parameters ?? {}).map(([name, value]) => ({
      name: name.replaceAll('_', ' '),
      value: typeset(value, t.lang),
    })),
    access: term,
    accessWords:
      words && words.toLowerCase() !== term.toLowerCase() && words !== facts?.access.term
        ? words
        : '',
    owners: owners.map((o) => ({
      name: wordsOf(o.name, t.lang),
      href: memberHref(o.id, t.lang),
      town: o.town ?? '',
      prospect: o.membership.standing === 'prospect',
    })),
  };
}
