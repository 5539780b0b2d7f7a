/**
 * A member's own text, a brochure for instance, read into statements that it may keep: what is said,
 * of which kind, and the passage that says so. Nothing is kept here.
 */
import type { Context } from '../../context.ts';
import { KINDS, type EvidenceKind } from '../../domain/evidence.ts';
import type { OwnTable } from '../../domain/own-tables.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { Lang } from '../../domain/text.ts';
import { trimSigns } from '../../domain/trim-signs.ts';
import { analyse } from '../../language/analyse.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { fold } from '../../language/fold.ts';
import { findStandards } from '../../language/reading/certificates.ts';
import { breathing } from '../breathe.ts';
import { LONGEST_OUTLINE, passagesOf } from './outline.ts';
import { previewStatement } from './statement-preview.ts';

export interface SuggestedStatement {
  kind: Exclude<EvidenceKind, 'project'>;
  table: OwnTable;
  lang: Lang;
  /** The passage without the words that only open it ("We offer"). */
  title: string;
  passage: string;
  /** Ids of concepts. */
  concepts: string[];
  quantities: Quantity[];
  /** Id of a statement of the owner that says the same already. */
  known?: string;
}

export interface Suggestions {
  statements: SuggestedStatement[];
  /** How many more there were: the list would have been too long. */
  left: number;
}

/** More are no list that a person goes through; the rest comes with the next part of the text. */
const MOST = 40;
// "Contact us." says nothing that could be found.
const LEAST_TERMS = 2;

/** Words that tell of which kind a passage is; folded, the first line that fits holds. */
const KINDS_TOLD: readonly [kind: SuggestedStatement['kind'], words: RegExp][] = [
  [
    'certificate',
    /\b(?:certifi(?:ed|cate)|accredited|certifikat|certifikov|akreditov|akkreditiert|zertifi)/,
  ],
  [
    'need',
    /\b(?:(?:we|are) (?:are )?(?:looking for|seek|search)|wanted\b|hledame|poptavame|shanime|(?:wir )?suchen)/,
  ],
  [
    'instrument',
    /\b(?:equipped with|we (?:own|operate|run)|our (?:laborator|workshop|clean ?room|instrument)|vybaven|disponuj|k dispozici mame|mame k dispozici|vlastnime|provozujeme|ausgestattet|wir (?:verfugen|betreiben|besitzen))/,
  ],
  [
    'market',
    /\b(?:our (?:customers|clients|markets)|(?:used|customers) in the|nasi zakazni|nasimi zakazni|odberatel|nase trhy|unsere kunden|abnehmer)/,
  ],
  [
    'product',
    /\b(?:we (?:manufacture|produce|make|supply|sell)|our products?|vyrabime|dodavame|prodavame|nase vyrobky|nas vyrobek|wir (?:fertigen|produzieren|liefern)|unsere produkte)/,
  ],
];

/** How sentences open that only say who speaks; what follows is the statement. */
const OPENINGS =
  /^(?:(?:we|our (?:company|firm|team|institute|laboratory)) (?:also |mainly |can )?(?:offers?|provides?|speciali[sz]es? in|focus(?:es)? on|owns?|operates?|deals? with)|naše (?:firma|společnost|laboratoř) (?:nabízí|poskytuje|vlastní)|(?:také )?(?:nabízíme|poskytujeme|zabýváme se|specializujeme se na|vlastníme|máme k dispozici)|wir (?:bieten|betreiben|besitzen)(?: an)?)\s+/iu;

/** Letters that hold an address or a number to call are no statement. */
const CONTACT = /@|\b(?:tel|phone|fax|mobil|e-?mail)\b|https?:|www\.|\+\d{3}/i;

/**
 * @param owner id of the organisation whose text it is
 * @param lang language that a passage is taken for when it cannot be told
 * @throws the signal's reason when the asker left
 */
export async function suggestStatements(
  context: Context,
  owner: string,
  text: string,
  lang: Lang,
  signal?: AbortSignal,
): Promise<Suggestions> {
  const breathe = breathing(signal);
  const own = context.catalogue.evidenceOf(owner).map(({ evidence, concepts }) => ({
    id: evidence.id,
    titles: Object.values(evidence.title).map(plain),
    // One concept alone is a topic, and much can be said of a topic.
    concepts: concepts.length > 1 ? concepts.join(' ') : '',
  }));
  const seen = new Set<string>();
  const found: SuggestedStatement[] = [];
  for (const passage of passagesOf(text.slice(0, LONGEST_OUTLINE))) {
    await breathe();
    const statement = read(context, passage.text, lang);
    if (!statement || seen.has(plain(statement.title))) continue;
    seen.add(plain(statement.title));
    const concepts = statement.concepts.join(' ');
    const known = own.find(
      (o) => o.titles.includes(plain(statement.title)) || (concepts && o.concepts === concepts),
    );
    found.push({ ...statement, ...(known && { known: known.id }) });
  }
  return { statements: found.slice(0, MOST), left: Math.max(0, found.length - MOST) };
}

/** Null for a passage that says nothing the search could find. */
function read(context: Context, passage: string, expected: Lang): SuggestedStatement | null {
  if (CONTACT.test(passage)) return null;
  const told = detectLanguage(passage, expected);
  const lang = told === 'und' ? expected : told;
  if (new Set(analyse(passage, lang)).size < LEAST_TERMS) return null;
  const title = titleOf(passage);
  const kind = kindOf(passage);
  const { concepts, quantities, reading } = previewStatement(context, {
    id: '',
    kind,
    owners: [],
    title: { [lang]: title },
    keywords: [],
    sources: [],
  });
  if (!concepts.length && !quantities.length && !reading.certificates.length) return null;
  return { kind, table: KINDS[kind].table as OwnTable, lang, title, passage, concepts, quantities };
}

function kindOf(passage: string): SuggestedStatement['kind'] {
  const folded = fold(passage);
  const told = KINDS_TOLD.find(([, words]) => words.test(folded))?.[0] ?? 'capability';
  // Who measures "by ISO 10110" holds no certificate.
  return told === 'certificate' && !findStandards(passage).length ? 'capability' : told;
}

function titleOf(passage: string): string {
  const bare = trimSigns(passage.replace(OPENINGS, ''), /[.;:,\s]/, 'end');
  return bare || passage;
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
