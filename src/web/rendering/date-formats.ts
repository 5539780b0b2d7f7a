/** Makes of dates and times; making one costs a hundred times what using it does. */
const made = new Map<string, Intl.DateTimeFormat>();
/** Languages by makes by time zones of missions: more are made anew. */
const MOST = 200;

/** @param customs language and country, as Translate.customs */
export function dateFormat(
  customs: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([customs, options]);
  let format = made.get(key);
  if (!format) {
    if (made.size >= MOST) made.clear();
    made.set(key, (format = new Intl.DateTimeFormat(customs, options)));
  }
  return format;
}
