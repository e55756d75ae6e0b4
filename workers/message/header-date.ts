const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const written =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|ut|utc|gmt|z)?(?:\s*\(.*\))?\s*$/i;

/** A Date header as ISO 8601 in the sender's own zone; one that is written differently stays as it stands. */
export function headerDate(header: string): string {
  const text = header.trim();
  const found = written.exec(text);
  if (!found) return text;
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', zone] = found;
  const at = months.indexOf(month.toLowerCase());
  if (at < 0) return text;
  const two = (part: number | string): string => String(part).padStart(2, '0');
  return `${year}-${two(at + 1)}-${two(day)}T${two(hour)}:${minute}:${second}${offsetOf(zone)}`;
}

/** A zone that is not told is not guessed. */
function offsetOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  return /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : 'Z';
}
