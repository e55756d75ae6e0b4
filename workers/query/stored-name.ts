import { cutEnd } from './cut-end.ts';

/** The last part of a stored file name; folders may be written with either slash. */
export function baseNameOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** Without regard to case and to how marks are encoded (macOS writes them apart). */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/**
 * What unzip tools leave of a name: characters that Windows refuses become `_`, dots and spaces at the end go,
 * bytes are written as %xx or #Uxxxx, and Samba moves them to U+F020…
 */
export function unmangledName(name: string): string {
  const decoded = name
    .replaceAll(/#U([0-9a-f]{4})/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, percentDecoded)
    .replaceAll(/[\uF020-\uF07F]/g, (moved) => String.fromCharCode(moved.charCodeAt(0) - 0xf000));
  return cutEnd(foldedName(decoded).replaceAll(/[:?*"<>|\\/\p{Cc}]/gu, '_'), '. ');
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `<matter>_<stamp>_<rest>`, the stamp being a day or a second of local time (domain.md 1.2). */
export interface KeyedName {
  matter: string;
  /** '' when the name has none. */
  stamp: string;
  rest: string;
}

/** The parts of a name that begins with a matter's number; null for one that does not. */
export function keyedName(name: string): KeyedName | null {
  const [, matter, stamp, rest] = /^(\d+)_(?:(\d{14}|\d{8})_)?(.*)$/s.exec(name) ?? [];
  return matter === undefined ? null : { matter, stamp: stamp ?? '', rest: rest ?? '' };
}

/** Letters and digits alone, and the ending: what is left to compare when all else differs. */
export function bareName(name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const bare = (text: string): string =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return `${bare(stem)}.${bare(ending)}`;
}
