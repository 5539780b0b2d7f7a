/** An instrument as row of a table and as page. */
import type { ClusterProfile } from '../../domain/cluster.ts';
import type { AccessTerm, Evidence, InstrumentFacts } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../rendering/locales.ts';
import type { Words } from '../rendering/handlebars.ts';
import { typeset } from '../rendering/typeset.ts';
import { anchorOf, evidenceHref } from './evidence.ts';
import { memberHref, standingTag } from './organisation.ts';
import { type Marker, wordsOf } from './words.ts';
import { parameterName } from '../../domain/parameter.ts';

export interface InstrumentRow {
  id: string;
  anchor: string;
  href: string;
  title: Words;
  category: string;
  /** Technique and remarks on what it does; what it cost and when it was built is left out. */
  does: string;
  /** Manufacturer and model. */
  make: string;
  parameters: { name: string; value: string }[];
  access: string;
  /** Outsiders may use it, on some terms. */
  usable: boolean;
  /** The source's own words when the vocabulary does not know them or they say more. */
  accessWords: string;
  owners: { name: Words; href: string; town: string; prospect: string }[];
}

/** Terms under which outsiders may use an instrument. */
const USABLE: readonly AccessTerm[] = ['open', 'by-fee', 'for-partners', 'on-request'];

function isUsable(term: AccessTerm | undefined): boolean {
  return term !== undefined && USABLE.includes(term);
}

export function instrumentRow(
  e: Evidence,
  owners: readonly Organisation[],
  profile: ClusterProfile,
  t: Translate,
  marker?: Marker,
): InstrumentRow {
  const {
    category = '',
    technique,
    manufacturer,
    model,
    parameters = {},
    access,
  } = e.instrument ?? ({} as Partial<InstrumentFacts>);
  const words = access?.words ?? '';
  const term = t(`site.access.${access?.term ?? 'not-stated'}`);
  const isSaid = words.toLowerCase() === term.toLowerCase() || words === access?.term;
  return {
    id: e.id,
    anchor: anchorOf(e.id),
    href: evidenceHref(e, owners[0]?.id ?? '', t.lang),
    title: wordsOf(e.title, t.lang, marker),
    category: inLanguage(profile.categories[category], t.lang) || category,
    does: typeset(
      [technique, ...clausesWithoutYears(inLanguage(e.body, t.lang))].filter(Boolean).join('; '),
      t.lang,
    ),
    make: [manufacturer, model].filter(Boolean).join(' '),
    parameters: Object.entries(parameters).map(([name, value]) => ({
      name: nameOf(name, profile, t) || t('equipment.nameless'),
      value: figureWords(value, t),
    })),
    access: term,
    usable: isUsable(access?.term),
    accessWords: isSaid ? '' : words,
    owners: owners.map((o) => ({
      name: wordsOf(o.name, t.lang),
      href: memberHref(o.id, t.lang),
      town: o.town ?? '',
      prospect: standingTag(o, t),
    })),
  };
}

/** "aperture: 600 mm", with the names of the reader's language and figures as they stand; without a name alone. */
export function figureLines(e: Evidence, profile: ClusterProfile, t: Translate): string[] {
  return Object.entries(e.instrument?.parameters ?? {}).map(([key, value]) =>
    [nameOf(key, profile, t), value].filter(Boolean).join(': '),
  );
}

/** Empty where the source gives none. */
function nameOf(key: string, profile: ClusterProfile, t: Translate): string {
  const name = parameterName(key).replaceAll('_', ' ');
  return inLanguage(profile.parameterNames?.[name], t.lang) || name;
}

/** Words before a figure that sources use, and their keys in the locales. */
const BEFORE = /^(about|better than|up to) /;

/** "up to 300 mm" and "2.19 %" as the reader's language writes them. */
function figureWords(value: string, t: Translate): string {
  const [whole, word] = BEFORE.exec(value) ?? [''];
  const figure = typeset(value.slice(whole.length), t.lang);
  const local = t.lang === 'en' ? figure : figure.replace(/(\d)\.(\d)/g, '$1,$2');
  return word ? t(`equipment.figure.${word.replace(' ', '-')}`, { figure: local }) : local;
}

/** A clause that names a year tells of building, buying or opening. */
const YEAR = /\b(?:19|20)\d\d\b/;

function clausesWithoutYears(text: string): string[] {
  return text
    .split(/;\s+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause && !YEAR.test(clause));
}
