/**
 * The catalogue that another cluster publishes (`/api/v1/catalogue`): checked, bounded and made
 * plain. What of it does not hold is left out and counted; nothing of it is believed further than
 * its words.
 */
import { z } from 'zod';
import { ACCESS_TERMS, EVIDENCE_KINDS, type Evidence } from '../domain/evidence.ts';
import { ORGANISATION_KINDS, type Organisation } from '../domain/organisation.ts';
import { Problem } from '../domain/problem.ts';

/** What a catalogue that is handed out calls itself. */
export const CATALOGUE_FORMAT = 'collimate-catalogue-1';

const MOST_ORGANISATIONS = 20_000;
const MOST_STATEMENTS = 200_000;
const LONG = 4_000;
const SHORT = 300;

const words = (most: number) =>
  z.string().transform((s) =>
    s
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
      .trim()
      .slice(0, most),
  );
const id = z.string().regex(/^[^\s/~\p{C}]{1,150}$/u);
const lang = z.string().regex(/^([a-z]{2}|und)$/);
const text = (most: number) =>
  z.record(lang, words(most)).refine((t) => Object.values(t).some(Boolean));
const list = (most: number) => z.array(words(SHORT)).max(most).catch([]);
const web = z.string().max(500).refine(isWeb);
const identifier = (shape: RegExp) => z.string().regex(shape).optional().catch(undefined);
const optional = words(SHORT).optional().catch(undefined);

const organisation = z.object({
  id,
  name: text(SHORT),
  aliases: list(20),
  kind: z.enum(ORGANISATION_KINDS).catch('other'),
  town: optional,
  region: optional,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  website: web.optional().catch(undefined),
  identifiers: z
    .object({
      ico: identifier(/^\d{8}$/),
      ror: identifier(/^(https:\/\/ror\.org\/)?0[a-z0-9]{8}$/),
      pic: identifier(/^\d{9}$/),
    })
    .catch({}),
  membership: z
    .object({ standing: z.enum(['member', 'prospect']), status: words(SHORT).catch('') })
    .catch({ standing: 'prospect', status: '' }),
});

const statement = z.object({
  id,
  kind: z.enum(EVIDENCE_KINDS),
  owners: z
    .array(z.object({ owner: id, role: optional }))
    .min(1)
    .max(200),
  title: text(SHORT * 2),
  body: text(LONG).optional().catch(undefined),
  keywords: list(40),
  sources: list(10),
  year: z.number().int().min(1900).max(2200).optional().catch(undefined),
  url: web.optional().catch(undefined),
  instrument: z
    .object({
      category: optional,
      technique: optional,
      manufacturer: optional,
      model: optional,
      parameters: z.record(z.string().max(SHORT), words(SHORT)).catch({}),
      access: z.object({ words: words(SHORT).catch(''), term: z.enum(ACCESS_TERMS) }),
    })
    .optional()
    .catch(undefined),
  project: z
    .object({
      acronym: optional,
      programme: optional,
      call: optional,
      years: optional,
      start: optional,
      end: optional,
    })
    .optional()
    .catch(undefined),
});

const heading = z.object({
  format: z.literal(CATALOGUE_FORMAT),
  published: z.string().max(40),
  licence: words(SHORT).refine(Boolean),
  cluster: z.object({
    name: text(SHORT),
    website: web.optional().catch(undefined),
    pages: web.optional().catch(undefined),
    country: z.string().regex(/^[A-Z]{2}$/),
    contact: z.object({ email: z.email().optional(), url: web.optional() }),
  }),
  organisations: z.array(z.unknown()).max(MOST_ORGANISATIONS),
  evidence: z.array(z.unknown()).max(MOST_STATEMENTS),
});

export interface NeighbourCatalogue {
  published: string;
  licence: string;
  cluster: z.output<typeof heading>['cluster'];
  organisations: Pick<
    Organisation,
    'id' | 'name' | 'aliases' | 'kind' | 'town' | 'region' | 'country' | 'website' | 'identifiers'
  >[];
  evidence: Evidence[];
  /** Records that were left out. */
  passed: number;
}

/**
 * @throws Problem `invalid` when it is no such catalogue, names no licence or contact, or holds more
 * than is taken
 */
export function readCatalogue(json: string): NeighbourCatalogue {
  const read = heading.safeParse(parsed(json));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Problem(
      'invalid',
      `This is no catalogue that can be taken: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}. The copy from before holds.`,
    );
  }
  const { organisations, evidence, ...rest } = read.data;
  const own = kept(organisations, organisation).filter((o) => o.membership.standing === 'member');
  const known = new Set(own.map((o) => o.id));
  const statements = kept(evidence, statement)
    .map((e) => ({ ...e, owners: e.owners.filter((o) => known.has(o.owner)) }))
    .filter((e) => e.owners.length > 0 && (e.kind !== 'instrument' || e.instrument));
  if (own.length === 0)
    throw new Problem(
      'invalid',
      'The catalogue holds no member that could be read. The copy from before holds.',
    );
  return {
    ...rest,
    organisations: own,
    evidence: statements,
    passed: organisations.length - own.length + evidence.length - statements.length,
  };
}

/** Records that hold, each id once. */
function kept<T extends { id: string }>(records: readonly unknown[], shape: z.ZodType<T>): T[] {
  const found = new Map<string, T>();
  for (const record of records) {
    const read = shape.safeParse(record);
    if (read.success && !found.has(read.data.id)) found.set(read.data.id, read.data);
  }
  return [...found.values()];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Problem(
      'invalid',
      `This is no whole JSON: ${(cause as Error).message}. The copy from before holds.`,
      { cause },
    );
  }
}

function isWeb(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
