const longestSeconds = 24 * 60 * 60;

/** Seconds to wait, from a count of seconds or an HTTP date; null where the header says neither. At most a day. */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(longestSeconds, Number(text));
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return null;
  return Math.min(longestSeconds, Math.max(0, Math.ceil((at - nowMs) / 1000)));
}
