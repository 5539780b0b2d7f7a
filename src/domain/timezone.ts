/** True for a time zone by its name in the IANA list, `Europe/Vienna`; offsets alone are none. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** The day at a place, `YYYY-MM-DD`. */
export function dayIn(timeZone = 'UTC', at = new Date()): string {
  let format = days.get(timeZone);
  if (!format)
    days.set(timeZone, (format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })));
  return format.format(at);
}

/** Making one costs a hundred times what using it does; zones are those of settings, few. */
const days = new Map<string, Intl.DateTimeFormat>();
