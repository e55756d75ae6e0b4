import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runWell, tempFolder } from '../../../support/native.ts';
import type { BackupReader } from '../../../../workers/contract/engine.ts';
import type { EntryInfo } from '../../../../workers/contract/records.ts';
import type { Cell } from '../../../../workers/contract/values.ts';
import type { ViewColumn, ViewInfo } from '../../../../workers/contract/views.ts';
import type { Rows } from '../../../../workers/export/row-feed.ts';
import type { SheetSource } from '../../../../workers/export/xlsx.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const never = new AbortController().signal;
export const asNumber = { as: 'number', decimals: null } as const;

/** Gathers what is written to it. */
export class Collected {
  readonly #chunks: Bytes[] = [];
  closed = false;
  readonly sink = new WritableStream<Bytes>({
    write: (chunk) => void this.#chunks.push(chunk),
    close: () => void (this.closed = true),
  });

  async bytes(): Promise<Bytes> {
    return new Uint8Array(await new Blob(this.#chunks).arrayBuffer());
  }
}

export function aColumn(
  label: string,
  exact: ViewColumn['exact'] = { as: 'text' },
): ViewColumn & { id: string } {
  return {
    id: label,
    label,
    kind: exact.as,
    align: 'start',
    width: 12,
    references: null,
    exact,
    hidden: false,
    isSensitive: false,
    dateOrder: null,
  };
}

export async function* pagesOf(rows: Rows, size = 1000): AsyncGenerator<Rows, void, void> {
  for (let at = 0; at < rows.length; at += size) {
    yield await Promise.resolve(rows.slice(at, at + size));
  }
}

export function aSheet(name: string, columns: readonly ViewColumn[], rows: Rows): SheetSource {
  return { name, columns, pages: pagesOf(rows, 3) };
}

/** A cell as python found it: text, a number as it is written, or null when there is none. */
export type FoundCell = readonly ['text' | 'number', string, string] | null;

export interface FoundSheet {
  name: string;
  rows: readonly (readonly FoundCell[])[];
  filter: string;
  pane: Readonly<Record<string, string>>;
  widths: readonly string[];
  formulas: number;
}

export interface FoundBook {
  sheets: readonly FoundSheet[];
  names: readonly { name: string; sheet: string; hidden: string; range: string }[];
  parts: readonly string[];
  numberFormats: Readonly<Record<string, string>>;
  /** Per style: number format id, bold, filled, quoted. */
  styles: readonly (readonly [string, boolean, boolean, boolean])[];
  title: string;
}

const reader = String.raw`
import json, re, sys, zipfile
import xml.etree.ElementTree as ET
M = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
P = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'
def text(value):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), value or '')
def column(ref):
    number = 0
    for letter in re.match('[A-Z]+', ref).group(0): number = number * 26 + ord(letter) - 64
    return number - 1
def filtered(sheet):
    found = sheet.find(M + 'autoFilter')
    return '' if found is None else found.get('ref')
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
parts = {n: ET.fromstring(book.read(n)) for n in book.namelist()}
rels = {r.get('Id'): r.get('Target') for r in parts['xl/_rels/workbook.xml.rels'].iter(P)}
types = {o.get('PartName') for o in parts['[Content_Types].xml'] if o.get('PartName')}
assert all(t[1:] in parts for t in types)
sheets = []
for s in parts['xl/workbook.xml'].iter(M + 'sheet'):
    sheet = parts['xl/' + rels[s.get(R)]]
    rows = []
    for number, row in enumerate(sheet.iter(M + 'row'), 1):
        assert row.get('r') == str(number)
        cells = []
        for c in row:
            assert c.get('r').endswith(row.get('r'))
            while len(cells) < column(c.get('r')): cells.append(None)
            inline = c.get('t') == 'inlineStr'
            value = text(c.find(M + 'is').find(M + 't').text) if inline else c.find(M + 'v').text
            cells.append(['text' if inline else 'number', value, c.get('s')])
        rows.append(cells)
    sheets.append({'name': text(s.get('name')), 'rows': rows, 'filter': filtered(sheet),
        'pane': dict(next(sheet.iter(M + 'pane')).attrib), 'widths': [c.get('width') for c in sheet.iter(M + 'col')],
        'formulas': len(list(sheet.iter(M + 'f')))})
style = parts['xl/styles.xml']
fonts = [f.find(M + 'b') is not None for f in style.find(M + 'fonts')]
fills = [f[0].get('patternType') == 'solid' for f in style.find(M + 'fills')]
print(json.dumps({'sheets': sheets, 'parts': book.namelist(),
    'names': [{'name': d.get('name'), 'sheet': d.get('localSheetId'), 'hidden': d.get('hidden'), 'range': text(d.text)} for d in parts['xl/workbook.xml'].iter(M + 'definedName')],
    'numberFormats': {f.get('numFmtId'): f.get('formatCode') for f in style.iter(M + 'numFmt')},
    'styles': [[x.get('numFmtId'), fonts[int(x.get('fontId'))], fills[int(x.get('fillId'))], x.get('quotePrefix') == '1'] for x in style.find(M + 'cellXfs')],
    'title': parts['docProps/core.xml'][0].text or ''}))
`;

/** What an independent reader finds: python's zipfile and ElementTree. */
export async function foundByPython(bytes: Bytes): Promise<FoundBook> {
  const file = join(tempFolder(), 'book.xlsx');
  writeFileSync(file, bytes);
  return JSON.parse(await runWell('python3', ['-c', reader, file])) as FoundBook;
}

/** Only the texts, row by row; '' where there is no cell, cut to the header's width. */
export function textsOf({ rows }: FoundSheet): string[][] {
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at]?.[1] ?? ''));
}

const csvReader = String.raw`
import csv, json, sys
csv.field_size_limit(1 << 30)
with open(sys.argv[1], newline='', encoding='utf-8-sig') as file: print(json.dumps(list(csv.reader(file, strict=True))))
`;

export async function csvByPython(bytes: Bytes): Promise<string[][]> {
  const file = join(tempFolder(), 'table.csv');
  writeFileSync(file, bytes);
  return JSON.parse(await runWell('python3', ['-c', csvReader, file])) as string[][];
}

interface Failing {
  at: 'open' | 'write' | 'close';
  error: Error;
}

/** A picked file that lives in memory: it has its new content only after close. */
export class PickedFile {
  content = 'as it was';
  writes = 0;
  state: 'untouched' | 'open' | 'closed' | 'aborted' = 'untouched';
  readonly #failing: Failing | null;

  constructor(failing: Failing | null = null) {
    this.#failing = failing;
  }

  get handle(): FileSystemFileHandle {
    const failing = this.#failing;
    const fail = (at: string): Promise<void> =>
      failing?.at === at ? Promise.reject(failing.error) : Promise.resolve();
    const chunks: Bytes[] = [];
    const createWritable = async (): Promise<object> => {
      await fail('open');
      this.state = 'open';
      return {
        write: async (chunk: Bytes) => {
          await fail('write');
          this.writes += 1;
          chunks.push(chunk);
        },
        close: async () => {
          await fail('close');
          this.state = 'closed';
          this.content = Buffer.from(await new Blob(chunks).arrayBuffer()).toString('latin1');
        },
        abort: async () => {
          await Promise.resolve();
          this.state = 'aborted';
        },
      };
    };
    return { name: 'picked.bin', createWritable } as unknown as FileSystemFileHandle;
  }
}

export interface FakeBackup {
  columns: readonly ViewColumn[];
  rows: readonly (readonly Cell[])[];
  chunks?: readonly Bytes[];
  /** Thrown by the pull after the last chunk. */
  damage?: Error;
}

/** An engine that answers from memory and notes what it was asked. */
export class FakeReader implements BackupReader {
  readonly asked: string[] = [];
  waiting = 0;
  mostWaiting = 0;
  beforeRows: () => Promise<void> = () => Promise.resolve();
  readonly #backup: FakeBackup;
  #pulled = 0;

  constructor(backup: FakeBackup) {
    this.#backup = backup;
  }

  openView(slot: string): Promise<ViewInfo> {
    this.asked.push(`open ${slot}`);
    const { columns, rows } = this.#backup;
    return Promise.resolve({
      id: 7,
      title: 't',
      table: 't',
      absent: [],
      columns,
      rows: rows.length,
      of: rows.length,
    });
  }

  async rows(view: number, offset: number, limit: number): ReturnType<BackupReader['rows']> {
    this.asked.push(`rows ${view} ${offset} ${limit}`);
    this.waiting += 1;
    this.mostWaiting = Math.max(this.mostWaiting, this.waiting);
    await this.beforeRows();
    this.waiting -= 1;
    const rows = this.#backup.rows.slice(offset, offset + limit).map((cells, at) => ({
      record: offset + at + 1,
      key: String(offset + at),
      cells,
      links: {},
    }));
    return { offset, rows };
  }

  closeView(view: number): Promise<void> {
    this.asked.push(`close ${view}`);
    return Promise.resolve();
  }

  entry(entryId: number): Promise<EntryInfo> {
    const bytes = (this.#backup.chunks ?? []).reduce((sum, { length }) => sum + length, 0);
    return Promise.resolve({
      id: entryId,
      volume: 0,
      volumeName: 'v.zip',
      path: 'a/letter.pdf',
      name: 'letter.pdf',
      bytes,
      packedBytes: bytes,
      encryption: '',
      modified: '2024-01-01 00:00:00',
    });
  }

  openEntry(entryId: number): Promise<number> {
    this.asked.push(`open entry ${entryId}`);
    this.#pulled = 0;
    return Promise.resolve(40 + entryId);
  }

  pullEntry(): Promise<Bytes | null> {
    const chunk = this.#backup.chunks?.[this.#pulled];
    this.#pulled += 1;
    if (chunk) return Promise.resolve(chunk);
    return this.#backup.damage ? Promise.reject(this.#backup.damage) : Promise.resolve(null);
  }

  closeEntry(stream: number): Promise<void> {
    this.asked.push(`close entry ${stream}`);
    return Promise.resolve();
  }
}
