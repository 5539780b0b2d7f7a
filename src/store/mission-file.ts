/**
 * Reads `mission.json` and `plan.json` from outside: shape by zod, then what only the whole can
 * tell, each fault in a sentence.
 */
import { z } from 'zod';
import { isTimezone } from '../domain/timezone.ts';
import type { Mission, PlannedMeeting } from '../domain/mission.ts';
import { Problem } from '../domain/problem.ts';

const id = z.string().min(1).max(200);
const ids = z.array(id).max(2_000);
const count = z.number().int().min(0).max(10_000);
const localTime = z
  .string()
  .regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/,
    'a local time such as 2027-03-01T09:00',
  );
const place = { id, name: z.string().max(500).optional() };
/** Positions are bits of a whole number, and subsets are counted; no mission hires more. */
const MOST_INTERPRETERS = 12;

/** Unknown fields are left aside, so that a newer file still opens. */
export const missionSchema = z.object({
  version: z.literal(1),
  timezone: z
    .string()
    .refine(isTimezone, 'an IANA time zone such as Europe/Vienna')
    // For whoever reads the document alone: these are taken for sure.
    .meta({ enum: ['UTC', ...Intl.supportedValuesOf('timeZone')] }),
  slots: z.array(z.object({ id, start: localTime, end: localTime })).max(500),
  tables: count,
  parties: z
    .array(
      z.object({
        ...place,
        side: z.enum(['guest', 'host']),
        min: count,
        max: count,
        unavailable: ids,
        languages: z.array(z.string().min(1).max(35)).max(50).optional(),
        site: id.optional(),
        table: z.number().int().min(1).max(10_000).optional(),
        company: id.optional(),
        maxDay: count.optional(),
        maxRun: z.number().int().min(1).optional(),
        cancelled: z.boolean().optional(),
        breaks: z
          .array(z.object({ slots: ids, free: count }))
          .max(50)
          .optional(),
      }),
    )
    .max(5_000),
  scores: z
    .array(z.object({ guest: id, host: id, score: z.number().min(0).max(1) }))
    .max(1_000_000),
  wishes: z
    .array(z.object({ from: id, to: id, wish: z.enum(['must', 'meet', 'no']) }))
    .max(1_000_000)
    .default([]),
  fixed: z
    .array(z.object({ guest: id, host: id, slot: id }))
    .max(100_000)
    .default([]),
  keepWeight: z.number().min(0).max(1_000).optional(),
  tablesIn: z.record(id, count).optional(),
  rooms: z
    .array(z.object({ ...place, tables: count, unavailable: ids.optional(), site: id.optional() }))
    .max(500)
    .optional(),
  interpreters: z
    .array(
      z.object({
        ...place,
        languages: z.array(z.string().min(1).max(35)).max(50),
        unavailable: ids.optional(),
      }),
    )
    .max(MOST_INTERPRETERS)
    .optional(),
  sites: z
    .array(z.object({ ...place, bus: z.boolean().optional() }))
    .max(200)
    .optional(),
  travel: z
    .array(z.object({ from: id, to: id, minutes: count }))
    .max(20_000)
    .optional(),
  companies: z
    .array(z.object({ ...place, diary: z.enum(['shared', 'own']) }))
    .max(5_000)
    .optional(),
});

/** Of a plan only the meetings are believed; every figure is computed again. */
export const planSchema = z.object({
  meetings: z
    .array(
      z.object({
        guest: id,
        host: id,
        slot: id,
        table: z.number().int(),
        room: id.optional(),
        interpreter: id.optional(),
      }),
    )
    .max(100_000),
});

/** @throws Problem `invalid`, one line per fault, at most twenty */
export function parseMission(value: unknown, file: string): Mission {
  const parsed = missionSchema.safeParse(value);
  if (!parsed.success)
    throw invalid(
      file,
      parsed.error.issues.map((i) => `${i.path.join('.') || 'the file'}: ${i.message}`),
    );
  const faults = missionFaults(parsed.data);
  if (faults.length) throw invalid(file, faults);
  return parsed.data;
}

/** @throws Problem `invalid`, one line per fault, at most twenty */
export function parsePlan(value: unknown, file: string): PlannedMeeting[] {
  const parsed = planSchema.safeParse(value);
  if (parsed.success) return parsed.data.meetings;
  throw invalid(
    file,
    parsed.error.issues.map((i) => `${i.path.join('.') || 'the file'}: ${i.message}`),
  );
}

/**
 * What is wrong between the parts of a mission: names given twice, names of nothing, times out of
 * order.
 */
export function missionFaults(m: Mission): string[] {
  const slots = new Set(m.slots.map((s) => s.id));
  const sides = new Map(m.parties.map((p) => [p.id, p.side]));
  const known = (
    what: string,
    set: ReadonlySet<string>,
    name: string | undefined,
    where: string,
  ) => (name === undefined || set.has(name) ? [] : [`${where}: there is no ${what} "${name}"`]);
  const named = (list: readonly { id: string }[] | undefined) => new Set(list?.map((x) => x.id));
  const [sites, companies] = [named(m.sites), named(m.companies)];
  const pair = (guest: string, host: string, where: string) =>
    sides.get(guest) === 'guest' && sides.get(host) === 'host'
      ? []
      : [`${where}: "${guest}" and "${host}" are not a guest and a host of this mission`];
  return [
    ...twice('slot', m.slots),
    ...twice('party', m.parties),
    ...twice('room', m.rooms),
    ...twice('interpreter', m.interpreters),
    ...twice('site', m.sites),
    ...twice('company', m.companies),
    ...slotFaults(m.slots),
    ...m.parties.flatMap((p) => [
      ...(p.min > p.max
        ? [`party "${p.id}": its fewest meetings (${p.min}) are more than its most (${p.max})`]
        : []),
      ...p.unavailable.flatMap((s) => known('slot', slots, s, `party "${p.id}", unavailable`)),
      ...known('site', sites, p.site, `party "${p.id}"`),
      ...known('company', companies, p.company, `party "${p.id}"`),
      ...(p.breaks ?? []).flatMap((b) =>
        b.slots.flatMap((s) => known('slot', slots, s, `party "${p.id}", breaks`)),
      ),
    ]),
    ...m.scores.flatMap((s, i) => pair(s.guest, s.host, `scores, line ${i + 1}`)),
    ...m.wishes.flatMap((w, i) =>
      sides.get(w.from) === 'guest'
        ? pair(w.from, w.to, `wishes, line ${i + 1}`)
        : pair(w.to, w.from, `wishes, line ${i + 1}`),
    ),
    ...m.fixed.flatMap((f, i) => [
      ...pair(f.guest, f.host, `fixed, line ${i + 1}`),
      ...known('slot', slots, f.slot, `fixed, line ${i + 1}`),
    ]),
    ...Object.keys(m.tablesIn ?? {}).flatMap((s) => known('slot', slots, s, 'tablesIn')),
    ...(m.rooms ?? []).flatMap((r) => known('site', sites, r.site, `room "${r.id}"`)),
    ...(m.travel ?? []).flatMap((t, i) =>
      [t.from, t.to].flatMap((s) =>
        s === 'venue' ? [] : known('site', sites, s, `travel, line ${i + 1}`),
      ),
    ),
  ];
}

/** Times that end before they start, or overlap. */
function slotFaults(slots: Mission['slots']): string[] {
  return slots.flatMap((s, i) => [
    ...(s.end <= s.start
      ? [`slot "${s.id}": it ends (${s.end}) before it starts (${s.start})`]
      : []),
    ...(i > 0 && s.start < (slots[i - 1]?.end ?? '')
      ? [
          `slot "${s.id}": it starts before the one above it ends; put slots in order, without overlap`,
        ]
      : []),
  ]);
}

function twice(what: string, list: readonly { id: string }[] = []): string[] {
  const seen = new Set<string>();
  return list.flatMap((x) =>
    seen.has(x.id) ? [`${what} "${x.id}" is there twice`] : (seen.add(x.id), []),
  );
}

function invalid(file: string, faults: readonly string[]): Problem {
  const more = faults.length > 20 ? `\n  and ${faults.length - 20} more` : '';
  return new Problem(
    'invalid',
    `${file} cannot be used; nothing was written. Correct these and run again:\n  ${faults.slice(0, 20).join('\n  ')}${more}`,
  );
}
