/** A path fit to be shown: it climbs nowhere, starts nowhere, and hides nothing. */
export interface SafePath {
  path: string;
  /** Something was made harmless, beyond tidying up doubled slashes and `./`. */
  altered: boolean;
}

export const NO_NAME = '(no name)';

/** Characters that are not seen, or turn the order of others around, by the names people know them by. */
const HIDDEN: ReadonlyMap<number, string> = new Map([
  [0x7f, '␡'],
  [0xad, '‹SHY›'],
  [0x61c, '‹ALM›'],
  [0x200b, '‹ZWSP›'],
  [0x200e, '‹LRM›'],
  [0x200f, '‹RLM›'],
  [0x2028, '‹LS›'],
  [0x2029, '‹PS›'],
  [0x202a, '‹LRE›'],
  [0x202b, '‹RLE›'],
  [0x202c, '‹PDF›'],
  [0x202d, '‹LRO›'],
  [0x202e, '‹RLO›'],
  [0x2060, '‹WJ›'],
  [0x2066, '‹LRI›'],
  [0x2067, '‹RLI›'],
  [0x2068, '‹FSI›'],
  [0x2069, '‹PDI›'],
  [0xfeff, '‹BOM›'],
]);

/** Joiners are kept where scripts and emoji need them: after a letter or sign beyond ASCII. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|(?<=^|[\u0000-\u007f])[\u200c\u200d]/gu;

/**
 * Turns an entry's name into a path to show. `..` and drive letters are set between ‹ ›, so that they are still
 * read but lead nowhere; a name that starts at a root loses the root.
 */
export function safePath(name: string, backslashSeparates: boolean): SafePath {
  const slashed = backslashSeparates ? name.replaceAll('\\', '/') : name;
  const visible = slashed.replace(INVISIBLE, shown);
  const parts = visible.split('/').filter((part) => part !== '' && part !== '.');
  const harmless = parts.map((part) => (LEADS_AWAY.test(part) ? `‹${part.trim()}›` : part));
  const isRooted = slashed.startsWith('/');
  const altered =
    isRooted || visible !== slashed || harmless.some((part, at) => part !== parts[at]);
  return { path: harmless.join('/') || NO_NAME, altered };
}

/** `..`, also with the spaces that Windows drops, and a drive letter that is a whole part. */
const LEADS_AWAY = /^\s*(?:\.[.\s]*|[A-Za-z]:)$/;

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return HIDDEN.get(code) ?? `‹${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** One unit less than the 120 promised, for the mark before a reserved name. */
const MAX_UNITS = 119;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\s*\.|\s*$)/i;

/**
 * One file name that every system takes, made from any text: never a path, never reserved, at most 120 UTF-16
 * units, the extension kept.
 */
export function safeFileName(name: string): string {
  const clean = name
    .replace(INVISIBLE, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .trim();
  const short = shortened(clean)
    .replace(LONE_SURROGATE, '_')
    .replace(/[. ]+$/, '');
  if (short === '') return '_';
  return RESERVED.test(short) ? `_${short}` : short;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

function shortened(name: string): string {
  if (name.length <= MAX_UNITS) return name;
  const extension = /\.[^.\s]{1,16}$/.exec(name)?.[0] ?? '';
  return name.slice(0, MAX_UNITS - extension.length) + extension;
}
