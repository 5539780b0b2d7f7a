/** Time zones without a table of our own: everything is asked of the platform's (ECMA-402). */

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Minutes that the zone is ahead of UTC at an instant. */
export function offsetMinutes(zone: string, instant: Date): number {
  let format = FORMATS.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    FORMATS.set(zone, format);
  }
  const parts = new Map(format.formatToParts(instant).map((p) => [p.type, Number(p.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((local - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
}

/**
 * The instant of a local time `YYYY-MM-DDTHH:MM`. In the hour that is skipped the later, in the
 * hour that comes twice the earlier one.
 */
export function instantOf(local: string, zone: string): Date {
  const asUtc = new Date(`${local}Z`);
  const guess = new Date(asUtc.getTime() - offsetMinutes(zone, asUtc) * 60_000);
  const before = new Date(
    asUtc.getTime() - offsetMinutes(zone, new Date(guess.getTime() - 3 * 3_600_000)) * 60_000,
  );
  return offsetMinutes(zone, before) * 60_000 === asUtc.getTime() - before.getTime()
    ? before
    : new Date(asUtc.getTime() - offsetMinutes(zone, guess) * 60_000);
}

/** The local time `YYYY-MM-DDTHH:MM` of an instant. */
export function localTime(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetMinutes(zone, instant) * 60_000)
    .toISOString()
    .slice(0, 16);
}

/**
 * VTIMEZONE of RFC 5545 (3.6.5) with one observance for each change of the clocks in the given
 * years, so that a calendar which does not know the zone's name still shows the right hour.
 */
export function timezoneBlock(zone: string, firstYear: number, lastYear: number): string {
  const from = Date.UTC(firstYear, 0, 1);
  const until = Date.UTC(lastYear + 1, 0, 1);
  let offset = offsetMinutes(zone, new Date(from));
  const usual = Math.min(offset, offsetMinutes(zone, new Date(Date.UTC(firstYear, 6, 1))));
  const blocks = [observance(offset > usual, new Date(from), offset, offset)];
  for (let day = from; day < until; day += 86_400_000) {
    const next = offsetMinutes(zone, new Date(day + 86_400_000));
    if (next === offset) continue;
    blocks.push(observance(next > usual, changeWithin(zone, day, offset), offset, next));
    offset = next;
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...blocks.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** The minute of a day at which the offset stops being `before`. */
function changeWithin(zone: string, day: number, before: number): Date {
  let [low, high] = [0, 1440];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (offsetMinutes(zone, new Date(day + middle * 60_000)) === before) low = middle;
    else high = middle;
  }
  return new Date(day + high * 60_000);
}

function observance(summer: boolean, at: Date, from: number, to: number): string[] {
  const kind = summer ? 'DAYLIGHT' : 'STANDARD';
  // The beginning is written in the local time that held before the change.
  const local = new Date(at.getTime() + from * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace(/[-:]/g, '');
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local}`,
    `TZOFFSETFROM:${written(from)}`,
    `TZOFFSETTO:${written(to)}`,
    `END:${kind}`,
  ];
}

function written(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
}
