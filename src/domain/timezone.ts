/** True for a time zone by its name in the IANA list, `Europe/Vienna`; offsets alone are none. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
