/** Without the characters of `ends` at its end. A pattern like `/x+$/` takes a time that is quadratic in a hostile cell. */
export function cutEnd(text: string, ends: string): string {
  let length = text.length;
  while (length > 0 && ends.includes(text.charAt(length - 1))) length -= 1;
  return text.slice(0, length);
}
