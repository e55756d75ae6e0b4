const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const longest = 120;

/** A name every system can store: no separators, controls, direction marks, reserved names or trailing dots. */
export function safeFileName(name: string, extension = ''): string {
  const ending = extension === '' ? '' : `.${extension}`;
  const kept = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\p{Surrogate}]/gu, '')
    .replace(/[<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const short = shorten(kept, longest - ending.length).replace(/[. ]+$/, '');
  const stem = short === '' ? 'file' : short;
  return `${reserved.test(stem) ? `_${stem}` : stem}${ending}`;
}

/** `<backup>_<section>_<yyyy-mm-dd>`, with the day as the person's clock has it. */
export function exportName(backup: string, section: string, now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const words = [backup, section].map((word) => word.trim().replace(/\s+/g, '-'));
  return [...words, day].filter((word) => word !== '').join('_');
}

/** Cuts the stem and keeps a document's own ending. */
function shorten(name: string, most: number): string {
  if (name.length <= most) return name;
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, most - ending.length).replace(/\p{Surrogate}$/u, '') + ending;
}
