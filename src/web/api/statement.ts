/**
 * Evidence as a list of results tells it: enough to show a line and to ask for the rest by its id.
 */
import { z } from 'zod';
import { type Evidence, EVIDENCE_KINDS } from '../../domain/evidence.ts';
import type { Text } from '../../domain/text.ts';
import { instrument, need, source, text } from './schemas.ts';

/**
 * UTF-16 units of a text that an answer quotes: two lines on a screen; a whole project is ten times
 * as long.
 */
const EXCERPT = 240;
/** Owners told with a statement; a project of a programme may have hundreds. */
const OWNERS = 10;

export const statement = z
  .object({
    id: z.string(),
    kind: z.enum(EVIDENCE_KINDS),
    title: text,
    excerpt: text.optional().meta({
      description: `The text, cut behind about ${EXCERPT} letters; whole at /evidence/{id}`,
    }),
    owners: z.array(z.string()).meta({ description: `Ids of owners, ${OWNERS} at most` }),
    totalOwners: z.number(),
    sources: z.array(source),
    year: z.number().optional(),
    instrument,
    need,
    url: z.string().optional(),
  })
  .meta({ id: 'Statement', description: 'Evidence in short' });

/** Of a found evidence: which statement, and how well it answers. */
export const mention = z
  .object({
    id: z.string(),
    score: z.number().meta({ description: 'Comparable within one answer only' }),
  })
  .meta({ id: 'Mention', description: 'A statement of `statements`, by its id' });

/**
 * Records are kept parsed and never changed (store/keep-recent), so what is made of one stays right
 * as long as it lives.
 */
const made = new WeakMap<Evidence, z.infer<typeof statement>>();

/** The short form of an evidence; made once for each record. */
export function statementOf(e: Evidence): z.infer<typeof statement> {
  const known = made.get(e);
  if (known) return known;
  const { id, kind, title, sources, year, instrument: instrumentFacts, need: needFacts, url } = e;
  const short = {
    id,
    kind,
    title,
    excerpt: e.body && excerpt(e.body),
    owners: e.owners.slice(0, OWNERS).map((o) => o.owner),
    totalOwners: e.owners.length,
    sources: [...sources],
    year,
    instrument: instrumentFacts,
    need: needFacts,
    url,
  };
  made.set(e, short);
  return short;
}

/** Every language's beginning, cut between two words. */
function excerpt(body: Text): Text {
  return Object.fromEntries(
    Object.entries(body).map(([lang, words]) => [
      lang,
      words.length <= EXCERPT ? words : beginning(words),
    ]),
  );
}

function beginning(words: string): string {
  const space = words.lastIndexOf(' ', EXCERPT);
  // A text without spaces is cut anyway, but never inside a pair of surrogates.
  return `${(space > EXCERPT / 2 ? words.slice(0, space) : words.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/, '')).trimEnd()}…`;
}
