/**
 * `Retry-After` in milliseconds: a number of seconds or a date (RFC 9110, 10.2.3). Undefined when
 * it says nothing.
 */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
