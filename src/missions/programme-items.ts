/** What everybody has beside the meetings: an opening, a lunch, a tour. */
import type { ProgrammeItem } from '../domain/mission-record.ts';
import { clock, minutesOf } from './slots.ts';

/** An item as a form gives it. */
export type ItemFields = Pick<
  ProgrammeItem,
  'id' | 'start' | 'end' | 'title' | 'titleEn' | 'place' | 'beside'
>;

export interface ItemsSaved {
  /** UTC instant of the saving. */
  at: string;
  /** Whether calendars know the mission: then what goes is cancelled and changes are numbered. */
  told: boolean;
}

/** The items as they shall be, with what calendars need to follow them (RFC 5546). Pure. */
export function itemsAfter(
  old: readonly ProgrammeItem[],
  typed: readonly ItemFields[],
  { at, told }: ItemsSaved,
): ProgrammeItem[] {
  const known = new Map(old.map((i) => [i.id, i]));
  const next = typed.map((fields): ProgrammeItem => {
    const before = known.get(fields.id);
    known.delete(fields.id);
    // Whether meetings go on meanwhile is nothing that a calendar says.
    if (before && !before.cancelled && isSame(before, fields))
      return { ...before, beside: fields.beside };
    return {
      ...fields,
      sequence: before && told ? before.sequence + 1 : (before?.sequence ?? 0),
      stamp: at,
      cancelled: false,
    };
  });
  const gone = [...known.values()].filter((i) => told || i.cancelled);
  return [...next, ...gone.map((i) => (i.cancelled ? i : cancelledItem(i, at)))].sort(
    (a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id),
  );
}

/**
 * Items of a mission that is called off: what lies ahead is cancelled.
 * @param now local time in the mission's zone
 */
export function itemsCalledOff(
  items: readonly ProgrammeItem[],
  now: string,
  at: string,
): ProgrammeItem[] {
  return items.map((i) => (i.cancelled || i.start <= now ? i : cancelledItem(i, at)));
}

/** Items that take place, in order. */
export function itemsHeld(items: readonly ProgrammeItem[]): ProgrammeItem[] {
  return items.filter((i) => !i.cancelled);
}

/**
 * Items of a day from a time on, later by so many minutes; those that have begun stay.
 * @param at local time; @param now local time in the mission's zone
 */
export function itemsLater(
  items: readonly ProgrammeItem[],
  { at, minutes, now }: { at: string; minutes: number; now: string },
  saved: ItemsSaved,
): ProgrammeItem[] {
  const later = (local: string): string =>
    `${local.slice(0, 11)}${clock(minutesOf(local.slice(11)) + minutes)}`;
  const moved = itemsHeld(items).map((i) =>
    i.start >= at && i.start > now && i.start.slice(0, 10) === at.slice(0, 10)
      ? { ...i, start: later(i.start), end: later(i.end) }
      : i,
  );
  return itemsAfter(items, moved, saved);
}

function cancelledItem(item: ProgrammeItem, at: string): ProgrammeItem {
  return { ...item, cancelled: true, sequence: item.sequence + 1, stamp: at };
}

function isSame(a: ItemFields, b: ItemFields): boolean {
  return (['start', 'end', 'title', 'titleEn', 'place'] as const).every((f) => a[f] === b[f]);
}
