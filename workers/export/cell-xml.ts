// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const suspicious = /[&<>\u0000-\u001f\ufffe\uffff\ud800-\udfff]|_x/;
const unsafe =
  // eslint-disable-next-line no-control-regex -- XML cannot hold them, so they must be found
  /[&<>]|_(?=x[\dA-Fa-f]{4})|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text as a spreadsheet's XML holds it. What XML cannot carry (control characters, CR, lone surrogates)
 * becomes `_xHHHH_`, and text that already looks so has its underscore escaped.
 */
export function xmlText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(unsafe, (found) => entities[found] ?? codeOf(found));
}

/** The same inside a double-quoted attribute. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', ' ').replaceAll('\n', ' ');
}

function codeOf(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return `_x${code.padStart(4, '0')}_`;
}

/** `xml:space` is needed only where a reader might trim. */
export function openingTag(text: string): string {
  const edged = text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32;
  return edged ? '<t xml:space="preserve">' : '<t>';
}

/** At most `limit` characters, the loss told in the cell itself. Returned as it is when it fits. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const mark = ` … [cut: ${text.length} characters in all]`;
  const kept = text.slice(0, Math.max(0, limit - mark.length));
  return (endsInHighSurrogate(kept) ? kept.slice(0, -1) : kept) + mark;
}

function endsInHighSurrogate(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
