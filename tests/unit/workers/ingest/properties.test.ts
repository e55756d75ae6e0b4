import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { runWell } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';
import { comparable, latin, read, utf16, utf8 } from './reading.ts';
import { cells, tables, write } from './tables.ts';

/** Small limits, so that a few hundred bytes meet all of them; windows end everywhere. */
const smallLimits = {
  field: 160,
  record: 4_000,
  suspectBytes: 60,
  suspectLines: 4,
  columns: 6,
  raw: 20,
};
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 });

/** Anything at all that is made of the bytes that matter. */
const soup = fc
  .array(
    fc.constantFrom(
      '"',
      '"',
      ',',
      ',',
      '\n',
      '\r',
      '\r\n',
      '\\',
      'N',
      'a',
      'bc',
      'ā',
      ' ',
      '""',
      'x,y,z\n',
      '1,2,3\n',
      '"p","q","r"\n',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

describe('a table that was written well', () => {
  it('T-03 comes back cell by cell, in every dialect and cut', async () => {
    await fc.assert(
      fc.asyncProperty(tables({}), fc.boolean(), cuts, async (table, mark, sizes) => {
        const text = (mark ? '\ufeff' : '') + write(table);
        const { header, rows, end } = await read(text, { expected: table.names, cuts: sizes });
        expect(header.names).toEqual(table.names);
        expect(rows).toEqual(table.rows);
        expect(end.totals).toMatchObject({
          quarantined: 0,
          short: 0,
          long: 0,
          recoded: 0,
          blankLines: 0,
        });
        expect(end.totals.cells).toBe(table.rows.length * table.names.length);
      }),
      { numRuns: 300 },
    );
  });

  it('T-03 C-03 comes back from UTF-16', async () => {
    await fc.assert(
      fc.asyncProperty(tables({}), fc.boolean(), cuts, async (table, bigEndian, sizes) => {
        const bytes = utf16(`\ufeff${write(table)}`, bigEndian);
        const { rows } = await read(bytes, { expected: table.names, cuts: sizes });
        expect(rows).toEqual(table.rows);
      }),
    );
  });

  it('T-03 C-05 comes back from Windows-1252', async () => {
    const cell = cells(['é', 'ñ', 'ü']);
    await fc.assert(
      fc.asyncProperty(tables({ cell }), cuts, async (table, sizes) => {
        const { rows } = await read(latin(write(table)), { expected: table.names, cuts: sizes });
        expect(rows).toEqual(table.rows);
      }),
    );
  });

  it('T-05 is what papaparse reads, whatever the cuts', async () => {
    await fc.assert(
      fc.asyncProperty(tables({ newlines: ['\n', '\r\n'] }), cuts, async (table, sizes) => {
        const text = write(table);
        const { delimiter, newline } = table;
        const { data } = Papa.parse<string[]>(text, {
          delimiter,
          newline: newline as '\n' | '\r\n',
        });
        // papaparse takes what stands behind the last line end for a record.
        const [names, ...records] = table.endsWithNewline ? data.slice(0, -1) : data;
        const { header, rows } = await read(text, { expected: table.names, cuts: sizes });
        expect(header.names).toEqual(names);
        expect(rows).toEqual(records);
      }),
      { numRuns: 200 },
    );
  });

  needs('python3').it("T-05 is what python's csv reads", async () => {
    const samples = fc.sample(tables({ newlines: ['\n', '\r\n'] }), { numRuns: 60, seed: 7 });
    const script = [
      'import csv, io, json, sys',
      'out = []',
      'for text, delimiter in json.load(sys.stdin):',
      "    out.append([row for row in csv.reader(io.StringIO(text, newline=''), delimiter=delimiter)])",
      'json.dump(out, sys.stdout)',
    ].join('\n');
    const written = samples.map((table) => ({ ...table, text: write(table) }));
    const input = JSON.stringify(written.map(({ text, delimiter }) => [text, delimiter]));
    const answer = JSON.parse(await runWell('python3', ['-c', script], { input })) as string[][][];
    for (const [i, { text, names }] of written.entries()) {
      const { header, rows } = await read(text, { expected: names });
      expect([header.names, ...rows]).toEqual(answer[i]);
    }
  });

  it('T-12 does not depend on how it was quoted or which line ends it has', async () => {
    await fc.assert(
      fc.asyncProperty(tables({}), async (table) => {
        const variant = { ...table, quoteAll: !table.quoteAll, newline: '\r\n', delimiter: ';' };
        const [one, other] = await Promise.all(
          [table, variant].map((each) => read(write(each), { expected: table.names })),
        );
        expect(other?.rows).toEqual(one?.rows);
        expect(other?.end.stats).toEqual(one?.end.stats);
      }),
    );
  });
});

describe('any bytes at all', () => {
  it('T-04 C-07 are read alike wherever they are cut', async () => {
    const text = 'a,ā,c\r\n1,"x ""é""\r\ny",2\r\n"q"z,1,2\n3,4,5\r\r6,"7,8\n9,10,\\N';
    const bytes = utf8(text);
    const whole = comparable(await read(bytes));
    for (let at = 1; at < bytes.length; at += 1) {
      expect(comparable(await read(bytes, { cuts: [at, bytes.length] }))).toEqual(whole);
    }
  });

  it('T-04 are read alike however large windows are', async () => {
    await fc.assert(
      fc.asyncProperty(soup, cuts, fc.integer({ min: 10, max: 60 }), async (text, sizes, batch) => {
        const bytes = utf8(`a,b,c\n${text}`);
        const whole = comparable(await read(bytes, { limits: smallLimits }));
        const limits = { ...smallLimits, batch };
        expect(comparable(await read(bytes, { limits, cuts: sizes }))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('T-03 are accounted for, every byte and every record', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        const bytes = utf8(`a,b,c\n${text}`);
        const { rows, records, rejections, end } = await read(bytes, { limits: smallLimits });
        const { totals } = end;
        expect(totals.bytes.total).toBe(bytes.length);
        expect(totals.records).toBe(totals.stored + totals.quarantined);
        expect(rows).toHaveLength(totals.stored);
        expect(rejections).toHaveLength(totals.quarantined);
        const numbers = [...records, ...rejections.map(({ record }) => record)];
        expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
        expect(rows.flat()).toHaveLength(totals.cells);
      }),
      { numRuns: 500 },
    );
  });

  it('T-03 lie in a rejection where it says', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        const bytes = utf8(`a,b,c\n${text}`);
        const { rejections } = await read(bytes);
        for (const { byteStart, byteLength, raw } of rejections) {
          const found = new TextDecoder().decode(bytes.subarray(byteStart, byteStart + byteLength));
          expect(found.replace(/[\r\n]+$/, '')).toBe(raw);
        }
      }),
    );
  });
});

describe('damage', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', ' ', '0', '1', '2'),
    minLength: 1,
    maxLength: 8,
  });
  const damages = fc.constantFrom('"', '""', '"""', '"x', ',"', '",', '\0', '\n', '\r', 'é"');
  const many = fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), {
    minLength: 20,
    maxLength: 30,
  });

  it('T-03 costs only the rows beside it', async () => {
    await fc.assert(
      fc.asyncProperty(
        many,
        damages,
        fc.nat(),
        fc.boolean(),
        async (rows, damage, place, quoteAll) => {
          const names = ['one', 'two', 'three'];
          const written = {
            names,
            rows,
            delimiter: ',',
            newline: '\n',
            quoteAll,
            endsWithNewline: true,
          };
          const text = write(written);
          const start = text.indexOf('\n') + 1;
          const at = start + (place % (text.length - start));
          const { rows: found, end } = await read(text.slice(0, at) + damage + text.slice(at), {
            expected: names,
          });
          const hit = text.slice(start, at).split('\n').length - 1;
          expect(end.totals.records).toBe(end.totals.stored + end.totals.quarantined);
          expect(found.slice(0, hit)).toEqual(rows.slice(0, hit));
          const far = rows.slice(hit + 3);
          expect(found.slice(found.length - far.length)).toEqual(far);
        },
      ),
      { numRuns: 500 },
    );
  });
});
