import { codePageOfCharset, decoderFor } from './code-pages.ts';

/** What an RTF body says, as the HTML it was made from where it was made from HTML (MS-OXRTFEX), else as text. */
export interface RtfBody {
  kind: 'html' | 'text';
  content: string;
}

/** What a group inherits from the one around it. */
interface Group {
  isSkipped: boolean;
  /** In `\*\htmltag`: HTML as it stood. */
  isTag: boolean;
  /** In `\htmlrtf`: only for those who read RTF. */
  isForRtf: boolean;
  isFontTable: boolean;
  font: number;
  /** Characters that stand for a `\u` where it is not understood. */
  stand: number;
}

const token =
  /\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giy;

const skippedGroups = new Set(
  'colortbl stylesheet info pict object header footer headerl headerr footerl footerr footnote listtable listoverridetable rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles fldinst'.split(
    ' ',
  ),
);

// Maps, not objects: a word may be called `constructor`.
const characters = new Map(
  Object.entries({
    par: '\r\n',
    line: '\r\n',
    tab: '\t',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
    endash: '–',
    emdash: '—',
    emspace: '\u2003',
    enspace: '\u2002',
    cell: '\t',
    row: '\r\n',
  }),
);

const symbols: Readonly<Record<string, string>> = {
  '~': '\u00A0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

export function readRtf(bytes: Uint8Array): RtfBody {
  return new RtfReader(latin1(bytes)).read();
}

class RtfReader {
  readonly #source: string;
  readonly #output: string[] = [];
  readonly #around: Group[] = [];
  readonly #codePages = new Map<number, number | undefined>();
  #group: Group = {
    isSkipped: false,
    isTag: false,
    isForRtf: false,
    isFontTable: false,
    font: -1,
    stand: 1,
  };
  #bytes: number[] = [];
  #kind: RtfBody['kind'] = 'text';
  #codePage: number | undefined;
  #standsLeft = 0;
  #isOptional = false;

  /** Words that are no text: what each changes. */
  readonly #settings = new Map<string, (number: number | null) => void>(
    Object.entries({
      fonttbl: () => (this.#group.isFontTable = true),
      htmltag: () => (this.#group.isTag = true),
      fromhtml: () => (this.#kind = 'html'),
      htmlrtf: (number: number | null) => (this.#group.isForRtf = number !== 0),
      ansicpg: (number: number | null) => (this.#codePage = number ?? undefined),
      f: (number: number | null) => (this.#group.font = number ?? -1),
      plain: () => (this.#group.font = -1),
      uc: (number: number | null) => (this.#group.stand = number ?? 1),
      fcharset: (number: number | null) => {
        if (!this.#group.isFontTable) return;
        this.#codePages.set(this.#group.font, codePageOfCharset(number ?? 0));
      },
    }),
  );

  constructor(source: string) {
    this.#source = source;
  }

  read(): RtfBody {
    const scan = new RegExp(token);
    for (let found = scan.exec(this.#source); found; found = scan.exec(this.#source)) {
      const [, word, argument, hex, symbol, brace, text] = found;
      if (word === 'bin') scan.lastIndex += Math.max(0, Number(argument ?? 0));
      else if (word !== undefined) this.#word(word, argument);
      else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (symbol !== undefined) this.#symbol(symbol);
      else if (brace !== undefined) this.#brace(brace);
      else if (text !== undefined) this.#text(text);
    }
    this.#flush();
    return { kind: this.#kind, content: this.#output.join('') };
  }

  #brace(brace: string): void {
    this.#flush();
    this.#standsLeft = 0;
    if (brace === '{') {
      this.#around.push(this.#group);
      this.#group = { ...this.#group };
    } else {
      this.#group = this.#around.pop() ?? this.#group;
    }
    this.#isOptional = false;
  }

  #word(word: string, argument: string | undefined): void {
    const number = argument === undefined ? null : Number(argument);
    const isOptional = this.#isOptional;
    this.#isOptional = false;
    if (word === 'u' && number !== null) {
      this.#unicode(number);
      return;
    }
    this.#flush();
    const set = this.#settings.get(word);
    if (set) set(number);
    else if (isOptional || skippedGroups.has(word)) this.#group.isSkipped = true;
    else this.#say(characters.get(word) ?? '');
  }

  #symbol(symbol: string): void {
    if (symbol === '*') {
      this.#isOptional = true;
      return;
    }
    const shown = symbols[symbol];
    if (shown === undefined) return;
    if (this.#standsLeft > 0) this.#standsLeft -= 1;
    else this.#say(shown);
  }

  #byte(byte: number): void {
    if (this.#standsLeft > 0) this.#standsLeft -= 1;
    else if (this.#isHeard()) this.#bytes.push(byte);
  }

  #unicode(code: number): void {
    this.#say(String.fromCharCode(code & 0xffff));
    this.#standsLeft = this.#group.stand;
  }

  #text(text: string): void {
    const stands = Math.min(this.#standsLeft, text.length);
    this.#standsLeft -= stands;
    for (let at = stands; at < text.length && this.#isHeard(); at++) {
      this.#bytes.push(text.charCodeAt(at));
    }
  }

  #say(text: string): void {
    this.#flush();
    if (text !== '' && this.#isHeard()) this.#output.push(text);
  }

  #isHeard(): boolean {
    const { isSkipped, isFontTable, isForRtf } = this.#group;
    return !isSkipped && !isFontTable && !(this.#kind === 'html' && isForRtf);
  }

  /** A letter may be written as two bytes: they are decoded together. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const codePage = this.#group.isTag ? this.#codePage : this.#codePages.get(this.#group.font);
    const decoder = decoderFor(codePage ?? this.#codePage);
    this.#output.push(decoder.decode(Uint8Array.from(this.#bytes)));
    this.#bytes = [];
  }
}

function latin1(bytes: Uint8Array): string {
  // The label latin1 means Windows-1252 to a TextDecoder: some bytes would change their number.
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return text;
}
