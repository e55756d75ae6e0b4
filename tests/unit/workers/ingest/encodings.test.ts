import { describe, expect, it } from 'vitest';
import { latin, read, utf16, utf8 } from './reading.ts';

const table = 'id,name\n1,Māori "kōrero" 😀\n2,x\n';
const rows = [
  ['1', 'Māori "kōrero" 😀'],
  ['2', 'x'],
];

describe('UTF-8', () => {
  it.each([
    ['\ufeffid,name\n1,x\n', 3],
    ['\ufeff"id",name\n1,x\n', 3],
    ['\ufeff\ufeffid,name\n1,x\n', 6],
  ])('C-01 C-02 the header of %j has no mark', async (text, bom) => {
    const { header, end } = await read(text);
    expect(header.names).toEqual(['id', 'name']);
    expect(header.dialect).toMatchObject({ encoding: 'utf-8', bom: true });
    expect(end.totals.bytes.bom).toBe(bom);
  });

  it('C-02 keeps a mark further on', async () => {
    const { rows } = await read('id,name\n1,x\n\ufeffid,name\n2,y\n');
    expect(rows[1]).toEqual(['\ufeffid', 'name']);
  });

  it('C-07 does not mind where a character is cut', async () => {
    for (let size = 1; size < 6; size += 1) {
      expect((await read(table, { cuts: [size] })).rows).toEqual(rows);
    }
  });

  it('C-06 C-08 reads only the cells that are broken as Windows-1252', async () => {
    const bytes = Uint8Array.from([
      ...utf8('id,name,z\n1,Māori,é\n2,'),
      ...latin('caf\xe9 \x80,'),
      ...utf8('kōrero\n3,'),
      ...latin('\xed\xa0\x80,'),
      ...utf8('ā\n'),
    ]);
    const { header, rows, end } = await read(bytes);
    expect(header.dialect.encoding).toBe('utf-8');
    expect(rows).toEqual([
      ['1', 'Māori', 'é'],
      ['2', 'café €', 'kōrero'],
      ['3', 'í\u00a0€', 'ā'],
    ]);
    expect(end.totals.recoded).toBe(2);
    expect(end.stats.map(({ ascii }) => ascii)).toEqual([true, false, false]);
  });

  it('C-06 also among the cells a row has too much', async () => {
    const { rows, end } = await read(Uint8Array.from([...utf8('a,b\nā,é,'), ...latin('\xe9\n')]));
    expect(rows).toEqual([['ā', 'é', 'é']]);
    expect(end.totals.recoded).toBe(1);
  });
});

describe('Windows-1252', () => {
  it('C-05 is read whole, and no U+FFFD comes in', async () => {
    const text = 'id,name\n1,Caf\xe9 \x93quoted\x94\n2,\x80 5 \x81\x8d\n';
    const { header, rows, end } = await read(latin(text));
    expect(header.dialect.encoding).toBe('windows-1252');
    expect(rows).toEqual([
      ['1', 'Café “quoted”'],
      ['2', '€ 5 \u0081\u008d'],
    ]);
    expect(end.totals).toMatchObject({ recoded: 0, bytes: { total: text.length } });
  });

  it('C-05 is not concluded from a stray byte at the start of a long file', async () => {
    const filler = '2,plain text\n'.repeat(100_000);
    const bytes = Uint8Array.from([
      ...latin('id,name\n1,caf\xe9\n'),
      ...utf8(`${filler}3,Māori\n`),
    ]);
    const { header, rows } = await read(bytes);
    expect(header.dialect.encoding).toBe('utf-8');
    expect(rows[0]).toEqual(['1', 'café']);
    expect(rows.at(-1)).toEqual(['3', 'Māori']);
  });

  it('counts places and rejections in bytes of the file', async () => {
    const damaged = '"\xe9\xe9"x,2\n';
    const { rejections } = await read(latin(`a,b\n1,\xe9\x80\n${damaged}3,4\n`));
    expect(rejections).toMatchObject([
      { byteStart: 9, byteLength: damaged.length, raw: '"éé"x,2' },
    ]);
  });
});

describe('UTF-16', () => {
  it.each([
    ['C-03 little-endian', false, '\ufeff', 'utf-16le'],
    ['C-03 big-endian', true, '\ufeff', 'utf-16be'],
    ['C-04 little-endian without a mark', false, '', 'utf-16le'],
    ['C-04 big-endian without a mark', true, '', 'utf-16be'],
  ])('%s', async (_, bigEndian, mark, encoding) => {
    const bytes = utf16(mark + table, bigEndian);
    const read1 = await read(bytes, { cuts: [1, 3, 5, 2] });
    expect(read1.header.dialect).toMatchObject({ encoding, bom: mark !== '' });
    expect(read1.rows).toEqual(rows);
    expect(read1.end.totals.bytes.total).toBe(bytes.length);
  });

  it('counts places and rejections in bytes of the file', async () => {
    const text = 'a,b\nā,😀\n"x"y,2\n3,4\n';
    const { rejections } = await read(utf16(text));
    expect(rejections).toMatchObject([{ byteStart: 2 * 'a,b\nā,😀\n'.length, byteLength: 14 }]);
  });

  it('C-08 writes lone surrogates and a last odd byte out', async () => {
    const bytes = Uint8Array.from([...utf16('\ufeffa,b\n1,\ud800x\udc00\n2,y'), 0x41]);
    const { rows, end } = await read(bytes);
    expect(rows).toEqual([
      ['1', '\\uD800x\\uDC00'],
      ['2', 'y\\x41'],
    ]);
    expect(end.totals).toMatchObject({ recoded: 2, bytes: { total: bytes.length } });
  });
});
