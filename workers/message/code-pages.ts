/** Windows code pages that `TextDecoder` knows by another name than `windows-<number>`. */
const named: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  850: 'windows-1252',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10_000: 'macintosh',
  20_127: 'windows-1252',
  20_866: 'koi8-r',
  20_932: 'euc-jp',
  21_866: 'koi8-u',
  28_591: 'windows-1252',
  28_592: 'iso-8859-2',
  28_595: 'iso-8859-5',
  28_597: 'iso-8859-7',
  28_598: 'iso-8859-8',
  28_605: 'iso-8859-15',
  50_220: 'iso-2022-jp',
  51_932: 'euc-jp',
  54_936: 'gb18030',
  65_001: 'utf-8',
};

/** The font charsets of RTF, as code pages. */
const charsets: Readonly<Record<number, number>> = {
  77: 10_000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** A decoder for a Windows code page; of one that is not known, Windows-1252. */
export function decoderFor(codePage: number | undefined): TextDecoder {
  return new TextDecoder(encodingOf(codePage));
}

/** What `TextDecoder` calls a Windows code page. */
export function encodingOf(codePage: number | undefined): string {
  if (codePage === undefined) return 'windows-1252';
  const isWindows = codePage === 874 || (codePage >= 1250 && codePage <= 1258);
  return named[codePage] ?? `windows-${isWindows ? codePage : 1252}`;
}

export function codePageOfCharset(charset: number): number | undefined {
  return charsets[charset];
}
