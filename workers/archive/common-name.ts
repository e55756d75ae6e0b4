/** What names have in common at their beginning, without a number or separator left hanging at its end. */
export function commonName(stems: readonly string[]): string {
  const [first = '', ...others] = [...new Set(stems)];
  if (others.length === 0) return first;
  let length = first.length;
  for (const stem of others) {
    while (!stem.startsWith(first.slice(0, length))) length--;
  }
  const common = first.slice(0, length).replace(/[\s_.\-(]*(?:part)?[\s_.\-(]*\d*$/i, '');
  return common === '' ? first : common;
}
