/**
 * Settings: flag, then environment, then `collimate.config.yaml`, then default. The only file that
 * reads the environment.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Problem } from './domain/problem.ts';
import { EMBEDDING_SETTINGS } from './config-embedding.ts';

const settingsSchema = z.strictObject({
  data: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder for builds and the application database'),
  from: z
    .array(z.string())
    .default(['fixtures/coc'])
    .describe('Input files or folders that are indexed'),
  port: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('Port to serve at; 0 takes a free one'),
  host: z.string().default('127.0.0.1').describe('Address to listen on'),
  logLevel: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much the server logs'),
  proxies: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe(
      "Trusted proxies in front of the server; the visitor's address is taken from behind them",
    ),
  rateLimit: z.coerce
    .number()
    .int()
    .min(0)
    .default(600)
    .describe('Most requests a minute from one address; 0 sets no limit'),
  outlineKb: z.coerce
    .number()
    .int()
    .min(0)
    .default(1_000)
    .describe('Most kB of outline text a minute from one address; 0 sets no limit'),
  neighboursLoopback: z
    .enum(['refused', 'allowed'])
    .default('refused')
    .describe(
      'For trials on one machine: whether catalogues of neighbours may be read from loopback addresses, also without TLS',
    ),
  secondFactor: z
    .enum(['offered', 'required'])
    .default('offered')
    .describe(
      'Whether accounts may have a second factor beside the password, or see nothing before they have one',
    ),
  browser: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Path of a Chromium or Chrome that turns booklets into PDF; without it they are printed from the browser of the reader',
    ),
  smtpUrl: z
    .string()
    .regex(/^smtps?:/)
    .optional()
    .describe(
      'Mail server that sends the texts of missions and introductions, as smtp://user:password@host:port; without it they are shown for copying',
    ),
  smtpFrom: z.string().min(3).optional().describe('Sender of those mails'),
  introductions: z
    .enum(['office', 'member', 'off'])
    .default('office')
    .describe(
      'Whom a request for an introduction goes to first: the cluster office, or straight to the member where a contact is known; off shows no form',
    ),
  countMisses: z
    .union([z.boolean(), z.stringbool()])
    .default(true)
    .describe(
      'Whether searches that found nothing are counted for the gap report, without anything about the visitor',
    ),
  exposureLift: z.coerce
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .describe(
      'Share within which scores count as nearly equal, so that members who are seldom suggested come first among them; 0 changes nothing',
    ),
  embedOrigins: z
    .array(
      z
        .string()
        .regex(/^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?$/, 'an address like https://www.example.org'),
    )
    .default([])
    .describe(
      'Addresses of web sites in whose pages lists and searches may stand; none unless set',
    ),
  publicUrl: z
    .url()
    .optional()
    .describe('Address under which visitors reach the server, for links in papers and feeds'),
  meiliUrl: z
    .string()
    .optional()
    .describe(
      'Address of a Meilisearch server to search with; without it the embedded engine answers',
    ),
  meiliUrls: z
    .array(z.string())
    .default([])
    .describe(
      'Addresses of several Meilisearch instances that share the catalogue, instead of one',
    ),
  meiliReplicas: z.coerce
    .number()
    .int()
    .min(1)
    .max(16)
    .default(1)
    .describe('On how many instances each piece of evidence is kept'),
  meiliSearchKey: z.string().optional().describe('Key with which the server searches'),
  meiliWriteKey: z
    .string()
    .optional()
    .describe('Key with which the indexer writes; the server does not need it'),
  meiliMasterKey: z
    .string()
    .optional()
    .describe('Master key of the Meilisearch servers, for "collimate meili keys" only'),
  meiliPrefix: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,60}$/, 'letters, digits and _ only')
    .default('collimate')
    .describe(
      'Begin of the names of our Meilisearch indexes; one for each installation that shares a server',
    ),
  meiliTimeout: z.coerce
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(1_000)
    .describe(
      'Most milliseconds that a visitor waits for Meilisearch before the embedded engine answers',
    ),
  ...EMBEDDING_SETTINGS,
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingName = keyof Settings;

/** Environment name of each setting; documented in docs/reference/settings.md (a test compares). */
export const ENVIRONMENT: Readonly<Record<SettingName, string>> = {
  data: 'COLLIMATE_DATA',
  from: 'COLLIMATE_FROM',
  port: 'PORT',
  host: 'HOST',
  logLevel: 'LOG_LEVEL',
  proxies: 'PROXIES',
  rateLimit: 'RATE_LIMIT',
  outlineKb: 'OUTLINE_KB',
  embedOrigins: 'EMBED_ORIGINS',
  publicUrl: 'PUBLIC_URL',
  neighboursLoopback: 'NEIGHBOURS_LOOPBACK',
  secondFactor: 'SECOND_FACTOR',
  browser: 'BROWSER_PATH',
  smtpUrl: 'SMTP_URL',
  smtpFrom: 'SMTP_FROM',
  introductions: 'INTRODUCTIONS',
  countMisses: 'COUNT_MISSES',
  exposureLift: 'EXPOSURE_LIFT',
  meiliUrl: 'MEILI_URL',
  meiliUrls: 'MEILI_URLS',
  meiliReplicas: 'MEILI_REPLICAS',
  meiliSearchKey: 'MEILI_SEARCH_KEY',
  meiliWriteKey: 'MEILI_WRITE_KEY',
  meiliMasterKey: 'MEILI_MASTER_KEY',
  meiliPrefix: 'MEILI_PREFIX',
  meiliTimeout: 'MEILI_TIMEOUT',
  embedUrl: 'EMBED_URL',
  embedModel: 'EMBED_MODEL',
  embedKey: 'EMBED_KEY',
  embedBatch: 'EMBED_BATCH',
  embedTimeout: 'EMBED_TIMEOUT',
  embedTextPrefix: 'EMBED_TEXT_PREFIX',
  embedQuestionPrefix: 'EMBED_QUESTION_PREFIX',
  embedTextType: 'EMBED_TEXT_TYPE',
  embedQuestionType: 'EMBED_QUESTION_TYPE',
  embedQuestionModel: 'EMBED_QUESTION_MODEL',
  embedSearch: 'EMBED_SEARCH',
};

/** Settings that hold several values, parted by commas in the environment. */
const LISTS: ReadonlySet<string> = new Set<SettingName>(['from', 'meiliUrls', 'embedOrigins']);

/** Description of each setting, for the documentation and `--help`. */
export function settingDescriptions(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, s]) => [name, s.description ?? '']),
  );
}

/**
 * Reads the settings.
 * @param flags what the command line set; undefined entries count as not set
 * @throws Problem `invalid` naming each wrong setting and where it was set
 */
export function readSettings(
  flags: Partial<Record<SettingName, unknown>> = {},
  env: Record<string, string | undefined> = process.env,
  file = 'collimate.config.yaml',
): Settings {
  const merged = { ...fromFile(file), ...fromEnvironment(env), ...defined(flags) };
  const parsed = settingsSchema.safeParse(merged);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((i) => {
    const unknownKeys = i.code === 'unrecognized_keys' ? i.keys.join(', ') : '';
    const name = i.path.length ? i.path.join('.') : unknownKeys;
    const known = ENVIRONMENT[i.path[0] as SettingName];
    return `setting "${name}"${known ? ` (${known})` : ''}: ${i.message}`;
  });
  throw new Problem(
    'invalid',
    `Settings cannot be used: ${lines.join('; ')}. See docs/reference/settings.md.`,
  );
}

function fromFile(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    return (parse(readFileSync(file, 'utf8')) as Record<string, unknown> | null) ?? {};
  } catch (cause) {
    throw new Problem('invalid', `${file} is not valid YAML: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function fromEnvironment(env: Record<string, string | undefined>): Record<string, unknown> {
  const set: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(ENVIRONMENT)) {
    const value = env[variable];
    if (value === undefined || value === '') continue;
    set[name] = LISTS.has(name) ? value.split(',') : value;
  }
  return set;
}

function defined(flags: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(flags).filter(([, v]) => v !== undefined));
}
