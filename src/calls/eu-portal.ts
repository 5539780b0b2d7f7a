/**
 * Calls of the EU portal: records of its bulk list, answers of its search, details of one topic.
 * What a record holds beyond what is named here is passed over; a record that does not fit is null.
 */
import { z } from 'zod';
import type { Call } from '../domain/call.ts';
import { dayOf, madeCall, plainText, portalPage, stateOf } from './made-call.ts';

const EU_PORTAL = 'eu-portal';

/** Grants; other numbers are tenders. */
const GRANT = 1;

const words = z.string().catch('');
const wordList = z.array(words).catch([]);
const named = z.object({ abbreviation: words, description: words }).catch(nothingNamed());
const action = z
  .object({ types: z.array(z.union([z.string(), z.object({ typeOfAction: words })])).catch([]) })
  .catch({ types: [] });

const BULK = z.object({
  type: z.number().catch(GRANT),
  identifier: z.string(),
  title: z.string(),
  callIdentifier: words,
  callTitle: words,
  status: z
    .object({ id: z.number().catch(0), abbreviation: words })
    .catch({ id: 0, abbreviation: '' }),
  frameworkProgramme: named,
  programmeDivision: z.array(named).catch([]),
  plannedOpeningDateLong: z.unknown().optional(),
  deadlineDatesLong: z.array(z.unknown()).catch([]),
  keywords: wordList,
  tags: wordList,
  actions: z.array(action).catch([]),
});

/** A record of `fundingData.GrantTenderObj`; it has no text. */
export function bulkCall(record: unknown): Call | null {
  const read = BULK.safeParse(record);
  if (!read.success || read.data.type !== GRANT) return null;
  const r = read.data;
  return madeCall({
    id: r.identifier,
    source: EU_PORTAL,
    kind: kindOf(r.actions.flatMap(typesOf)),
    title: { en: r.title },
    lang: 'en',
    programme: r.frameworkProgramme.description || r.frameworkProgramme.abbreviation,
    call: r.callIdentifier,
    actions: r.actions.flatMap(typesOf),
    state: stateOf(`${r.status.id} ${r.status.abbreviation}`),
    opens: dayOf(r.plannedOpeningDateLong),
    deadlines: r.deadlineDatesLong.map(dayOf),
    keywords: [...r.keywords, ...r.tags],
    url: portalPage(r.identifier),
  });
}

const METADATA = z.record(z.string(), z.unknown());
const HIT = z.object({ metadata: METADATA, reference: words });

/** One of the `results` of a search answer: everything stands in lists under `metadata`. */
export function searchedCall(record: unknown): Call | null {
  const read = HIT.safeParse(record);
  if (!read.success) return null;
  const all = (name: string): string[] => [read.data.metadata[name]].flat().map(asWords);
  const first = (name: string): string => all(name)[0] ?? '';
  if (first('type') && first('type') !== String(GRANT)) return null;
  return madeCall({
    id: first('identifier'),
    source: EU_PORTAL,
    kind: kindOf(all('typesOfAction')),
    title: { en: first('title') },
    text: [first('descriptionByte'), first('topicConditions')]
      .map(plainText)
      .filter(Boolean)
      .join('\n'),
    lang: 'en',
    programme: first('frameworkProgramme').replace(/^\d+$/, ''),
    call: first('callIdentifier'),
    actions: all('typesOfAction'),
    state: stateOf(first('status')),
    opens: dayOf(first('startDate')),
    deadlines: all('deadlineDate').map(dayOf),
    keywords: [...all('keywords'), ...all('tags')],
    url: portalPage(first('identifier')),
  });
}

const DETAILS = z.object({
  identifier: z.string(),
  title: z.string(),
  callIdentifier: words,
  description: words,
  conditions: words,
  status: z.union([z.string(), z.object({ abbreviation: words })]).catch(''),
  actions: z
    .array(
      z.object({
        types: z.array(z.union([z.string(), z.object({ typeOfAction: words })])).catch([]),
        plannedOpeningDate: z.unknown().optional(),
        deadlineDates: z.array(z.unknown()).catch([]),
        status: z.union([z.string(), z.object({ abbreviation: words })]).catch(''),
      }),
    )
    .catch([]),
  keywords: wordList,
  tags: wordList,
});

/** `TopicDetails` of one topic. */
export function detailedCall(record: unknown): Call | null {
  const read = DETAILS.safeParse(record);
  if (!read.success) return null;
  const r = read.data;
  const state = [r.status, ...r.actions.map((a) => a.status)]
    .map((s) => (typeof s === 'string' ? s : s.abbreviation))
    .find(Boolean);
  return madeCall({
    id: r.identifier,
    source: EU_PORTAL,
    kind: kindOf(r.actions.flatMap(typesOf)),
    title: { en: r.title },
    text: [r.description, r.conditions].map(plainText).filter(Boolean).join('\n'),
    lang: 'en',
    call: r.callIdentifier,
    actions: r.actions.flatMap(typesOf),
    state: stateOf(state ?? 'open'),
    opens: dayOf(r.actions[0]?.plannedOpeningDate),
    deadlines: r.actions.flatMap((a) => a.deadlineDates).map(dayOf),
    keywords: [...r.keywords, ...r.tags],
    url: portalPage(r.identifier),
  });
}

function typesOf(a: { types: readonly (string | { typeOfAction: string })[] }): string[] {
  return a.types.map((type) => (typeof type === 'string' ? type : type.typeOfAction));
}

function kindOf(actions: readonly string[]): Call['kind'] {
  return actions.some((a) => /staff exchange/i.test(a)) ? 'exchange' : 'european';
}

function asWords(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function nothingNamed(): { abbreviation: string; description: string } {
  return { abbreviation: '', description: '' };
}
