const named =
  /\b(pass\s*(word|phrase|code)|pwd?|pin|kennwort|passwort|mot de passe|contraseña)\b\s*(is|was|:|=|-|–)+\s*\S/iu;

/** A note that seems to tell a password: a word for it and something after it, or a lone word of mixed signs. */
export function looksLikePassword(text: string): boolean {
  if (named.test(text)) return true;
  const words = text.trim().split(/\s+/);
  return words.length === 1 && isMixed(words[0] ?? '');
}

/** Letters of both cases with digits or signs between them: no date, no address, no name. */
function isMixed(word: string): boolean {
  if (word.length < 8 || /^https?:|@|^[\d./:+-]+$/.test(word)) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d.,]/u].filter((kind) => kind.test(word));
  return kinds.length >= 3;
}
