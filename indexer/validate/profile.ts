import { z } from 'zod';
import type { ClusterProfile } from '../../src/domain/cluster.ts';
import type { Defect } from '../../src/domain/defect.ts';
import { ACCESS_TERMS } from '../../src/domain/evidence.ts';
import { isTimezone } from '../../src/domain/timezone.ts';

const text = z.record(z.string(), z.string().trim());
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #0b5cad');

const country = z.string().regex(/^[A-Z]{2}$/, 'a country code of two letters such as AT');

const pillar = z.strictObject({
  id: z.string(),
  letter: z.string().length(1, 'one letter'),
  colour: z.strictObject({ light: colour, dark: colour }),
  name: text,
  scope: text.default({}),
  sources: z.array(z.string()).default([]),
});

const place = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
  name: text,
  other: z.record(z.string(), z.array(z.string())).optional(),
  regions: z.array(z.string()).optional(),
  towns: z.array(z.string()).optional(),
  near: z.array(z.string()).optional(),
  town: z.string().optional(),
  region: z.string().optional(),
  country: country.optional(),
});

const regionMap = z.strictObject({
  viewBox: z.string().regex(/^-?\d+ -?\d+ \d+ \d+$/, 'four whole numbers'),
  source: z.string(),
  shapes: z.record(
    z.string(),
    z.strictObject({
      label: z.string().regex(/^-?\d+ -?\d+$/, 'two whole numbers'),
      path: z.string().regex(/^[MmLlHhVvZz\d ,.-]+$/, 'the path of an SVG in straight lines'),
    }),
  ),
});

const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
  name: text,
  shortName: text,
  question: text.optional(),
  website: z.url().optional(),
  contact: z.strictObject({ email: z.email().optional(), url: z.url().optional() }).optional(),
  licence: z.string().min(1).max(300).optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, 'a language code of two letters such as de'))
    .min(1, 'at least one language'),
  country,
  timezone: z
    .string()
    .refine(isTimezone, 'a time zone by its name in the IANA list, such as Europe/Vienna')
    .optional(),
  assumedCountry: country.optional(),
  regions: z.record(z.string(), text).default({}),
  regionMap: regionMap.optional(),
  pillars: z.array(pillar).default([]),
  valueChain: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        name: text,
        concepts: z.array(z.string()),
      }),
    )
    .default([]),
  places: z.array(place).default([]),
  quietConcepts: z.array(z.string()).default([]),
  keepApart: z.union([z.literal('all'), z.array(z.array(z.string()).min(2))]).default([]),
  examples: z.record(z.string(), z.array(z.string())).default({}),
  equipmentExamples: z.record(z.string(), z.array(z.string())).default({}),
  outline: text.default({}),
  access: z.partialRecord(z.enum(ACCESS_TERMS), z.array(z.string())).default({}),
  categories: z.record(z.string(), text).default({}),
  equipmentGroups: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
        name: text,
        categories: z.array(z.string()).min(1),
      }),
    )
    .optional(),
  parameterNames: z.record(z.string(), text).optional(),
  measured: z.record(z.string(), text).default({}),
});

/** Words of the types that a setting can have. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'settings of its own',
  record: 'settings of its own',
};

/** What a setting should be, in words that `check` knows in every language (views/defects). */
function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'a value'
        : (TYPES[issue.expected] ?? 'a value of another type');
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return 'a known setting';
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'a web address' : issue.message;
    default:
      return issue.message;
  }
}

/** Checks the cluster's settings; null with one defect per wrong setting. */
export function validateProfile(read: { file: string; value: unknown }): {
  profile: ClusterProfile | null;
  defects: Defect[];
} {
  const parsed = profileSchema.safeParse(read.value);
  if (!parsed.success) {
    const defects = parsed.error.issues.map((i): Defect => ({
      severity: 'error',
      code: 'bad-setting',
      file: read.file,
      column:
        i.path.join('.') || (i.code === 'unrecognized_keys' ? i.keys.join(', ') : 'the whole'),
      expected: expectedOf(i),
      remedy:
        'correct the setting; the cluster’s settings cannot be used until then (docs/how-to/own-cluster.md)',
    }));
    return { profile: null, defects };
  }
  const { access, ...rest } = parsed.data;
  return {
    profile: {
      ...rest,
      access: Object.fromEntries(
        ACCESS_TERMS.map((t) => [t, access[t] ?? []]),
      ) as unknown as ClusterProfile['access'],
    },
    defects: [],
  };
}
