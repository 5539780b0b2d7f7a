/**
 * Files of judged claims: topics whose members were all judged (`topics.json`), and sheets or lists
 * of pairs that readers judged one by one.
 */
import { z } from 'zod';
import { Problem } from '../../domain/problem.ts';
import type { JudgedTopic } from './claim-examples.ts';
import { readClaimSheet } from './claim-sheet.ts';
import { textOf } from './evaluation-files.ts';
import type { JudgedPair } from './pair-examples.ts';

const TOPICS = z.array(
  z.object({
    id: z.string(),
    pair_id: z.string().optional(),
    text: z.string(),
    lang: z.string(),
    relevant: z.array(z.object({ member_id: z.string() })),
  }),
);

const PAIRS = z.array(
  z.object({ feature: z.string(), evidence: z.array(z.string()), judgement: z.string() }),
);

/** A judged topic, and the topic that it says in another language. */
export interface GroupedTopic extends JudgedTopic {
  group: string;
}

/** @throws Problem `invalid` naming the file and what is wrong with it */
export function readJudgedTopics(file: string): GroupedTopic[] {
  return parsed(file, TOPICS).map(({ id, pair_id, text, lang, relevant }) => ({
    id,
    text,
    lang,
    group: pair_id ?? id,
    relevant: new Set(relevant.map((r) => r.member_id)),
  }));
}

/**
 * Pairs judged to do the same, each once: from a list (`pairs.json`) or a sheet of claims
 * (`collimate judge --kept`).
 * @throws Problem `invalid` naming the file and what is wrong with it
 */
export function readJudgedPairs(file: string): JudgedPair[] {
  const judged = file.endsWith('.csv')
    ? readClaimSheet(textOf(file))
        .judged.filter((claim) => claim.relation === 'same')
        .map(({ evidence, verdict }) => ({ ids: evidence.map((e) => e.id), verdict }))
    : parsed(file, PAIRS)
        .filter((pair) => pair.feature === 'same')
        .map(({ evidence, judgement }) => ({ ids: evidence, verdict: judgement }));
  const pairs = new Map<string, JudgedPair>();
  for (const { ids, verdict } of judged)
    if (ids.length === 2)
      pairs.set([...ids].sort().join(' '), {
        evidence: [ids[0]!, ids[1]!],
        isRight: verdict === 'right',
      });
  return [...pairs.values()];
}

function parsed<T>(file: string, shape: z.ZodType<T>): T {
  const text = textOf(file);
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const where = issue ? ` at ${issue.path.join('.')}: ${issue.message}` : ` as JSON`;
    throw new Problem('invalid', `${file} cannot be read${where}.`, { cause });
  }
}
