/** Slots from a grid of days: regular times without the breaks and without what is on for everybody. */
import type { ProgrammeItem, SlotGrid, SlotRecord } from '../domain/mission-record.ts';

// More would be a timetable that nobody can read, and a plan that nobody can wait for.
export const MOST_SLOTS = 120;

/**
 * In order; a slot that would touch a break begins after it, and one that would touch an item of the
 * programme is left out, so that the others keep their times. The id of a slot is its start.
 */
export function slotsOf(grid: SlotGrid, programme: readonly ProgrammeItem[] = []): SlotRecord[] {
  const breaks = grid.breaks
    .map((b) => [minutesOf(b.from), minutesOf(b.to)] as const)
    .sort((a, b) => a[0] - b[0]);
  const slots = new Map<string, SlotRecord>();
  for (const day of [...grid.days].sort((a, b) => a.date.localeCompare(b.date))) {
    const until = minutesOf(day.to);
    let at = minutesOf(day.from);
    while (at + grid.length <= until && slots.size < MOST_SLOTS) {
      const hit = breaks.find(([from, to]) => at < to && at + grid.length > from);
      if (hit) {
        at = hit[1];
        continue;
      }
      const id = `${day.date}T${clock(at)}`;
      slots.set(id, { id, start: id, end: `${day.date}T${clock(at + grid.length)}` });
      at += grid.length + grid.gap;
    }
  }
  const inOrder = [...slots.values()].sort((a, b) => a.start.localeCompare(b.start));
  const closing = programme.filter((i) => !i.cancelled && !i.beside);
  return (grid.delays ?? [])
    .reduce(delayed, inOrder)
    .filter((s) => !closing.some((i) => i.start < s.end && i.end > s.start));
}

/** Slots of the day from a time on, later by so many minutes (`24:10` for what passes midnight). */
function delayed(slots: SlotRecord[], d: { at: string; minutes: number }): SlotRecord[] {
  const day = d.at.slice(0, 10);
  const later = (local: string): string =>
    `${day}T${clock(minutesOf(local.slice(11)) + d.minutes)}`;
  return slots.map((s) => {
    if (s.start.slice(0, 10) !== day || s.start < d.at) return s;
    const start = later(s.start);
    return { id: start, start, end: later(s.end) };
  });
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
