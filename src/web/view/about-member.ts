/** The answer to a question about one member by its name, above all else that was found. */
import { type About, type AskedAbout, askedAbout } from '../../ask/reading/about-member.ts';
import { namesOf } from '../../ask/reading/read-request.ts';
import { askComplementary } from '../../ask/pairs/complementary.ts';
import { askSimilar } from '../../ask/pairs/similar.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Visit } from '../visit.ts';
import { contactOf } from './neighbour.ts';
import { introductionHref } from './introduction.ts';
import { memberHref } from './organisation.ts';
import { ASKED_PAIRS, standingPairs } from './suggestion.ts';

/** Where the answer stands on the member's page. */
const ANCHORS: Readonly<Record<About, string>> = {
  similar: '#similar',
  complementary: '#complementary',
  needs: '#need',
  contact: '',
};
/** Needs shown; the rest is on the page. */
const NEEDS = 5;

interface Row {
  label: string;
  href: string;
}

export interface AboutView {
  /** Name as typed: what else is searched for. */
  name: string;
  /** Begins the rows, or says that there are none. */
  sentence: string;
  rows: Row[];
  page: Row;
}

/** Null for questions that are about no member by its name. */
export async function aboutMember(visit: Visit, text: string): Promise<AboutView | null> {
  const asked = askedAbout(namesOf(visit.context), text);
  const organisation = asked && visit.context.catalogue.organisation(asked.owner);
  if (!asked || !organisation) return null;
  const { t, lang } = visit;
  const name = inLanguage(organisation.name, lang);
  const rows = await ROWS[asked.about](visit, organisation, asked);
  const anchor = rows.length > 0 ? ANCHORS[asked.about] : '';
  return {
    name: asked.name,
    sentence: t(`search.about.${asked.about}.${rows.length > 0 ? 'some' : 'none'}`, { name }),
    rows,
    page: {
      label: t('search.about.page', { name }),
      href: memberHref(organisation.id, lang) + anchor,
    },
  };
}

type RowsOf = (visit: Visit, of: Organisation, asked: AskedAbout) => Row[] | Promise<Row[]>;

const ROWS: Readonly<Record<About, RowsOf>> = {
  similar: (visit, { id }) => pairRows(visit, id, 'similar'),
  complementary: (visit, { id }) => pairRows(visit, id, 'complementary'),
  needs: ({ context, lang }, { id }) =>
    context.catalogue
      .evidenceOf(id)
      .filter(({ evidence }) => evidence.kind === 'need')
      .slice(0, NEEDS)
      .map(({ evidence }) => ({
        label: inLanguage(evidence.title, lang),
        href: `${memberHref(id, lang)}${ANCHORS.needs}`,
      })),
  contact: (visit, organisation) => contactRows(visit, organisation),
};

async function pairRows(
  visit: Visit,
  owner: string,
  kind: 'similar' | 'complementary',
): Promise<Row[]> {
  const { context, lang, signal } = visit;
  const ask = kind === 'similar' ? askSimilar : askComplementary;
  const pairs = await ask(context, owner, { lang, limit: ASKED_PAIRS, signal });
  return standingPairs(visit, owner, kind, pairs).map(({ organisation }) => ({
    label: inLanguage(organisation.name, lang),
    href: memberHref(organisation.id, lang),
  }));
}

/** The way to a contact and the web site; contact details of persons are nowhere public. */
function contactRows(visit: Visit, organisation: Organisation): Row[] {
  const { t, lang } = visit;
  const name = inLanguage(organisation.name, lang);
  const href = organisation.home
    ? contactOf(organisation, visit).href
    : introductionHref(visit, organisation, name, '');
  const { website } = organisation;
  return [
    ...(href ? [{ label: t('member.introduction.button'), href }] : []),
    ...(website
      ? [{ label: website.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''), href: website }]
      : []),
  ];
}
