import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ViewColumn } from '../../../../workers/contract/views.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { cells, collections, header, opened, sample, shownIn } from './custom-sample.ts';
import { tablesOf } from './sample-tables.ts';

describe('the view of a collection', () => {
  it('has a row for each record and a column for each field', async () => {
    const view = await opened(await sample(), 'Property');
    expect(view.info).toMatchObject({ title: 'Property', rows: 3, of: 3 });
    expect(shownIn(view)).toEqual([
      {
        Matter: 'Sale of Nowhere Lane',
        'Settlement date': '2023-12-25',
        Price: '450000.00',
        Agent: 'Ana Agent',
      },
      { Matter: 'Sale of Nowhere Lane', Price: '90.50' },
      { Matter: 'Estate of Nobody', Price: '100.00', Agent: '404', Pin: 'secret' },
    ]);
  });

  it('knows a field by its type', async () => {
    const { info } = await opened(await sample(), 'Property');
    const of = (label: string): ViewColumn | undefined =>
      info.columns.find((column) => column.label === label);
    expect(of('Settlement date')).toMatchObject({ kind: 'date', dateOrder: 'iso' });
    expect(of('Price')).toMatchObject({ kind: 'money', exact: { as: 'number', decimals: 2 } });
    expect(of('Agent')).toMatchObject({ references: 'participants' });
    expect(of('Pin')).toMatchObject({ isSensitive: true, kind: 'text' });
  });

  it('links contacts and matters that are there, and no others', async () => {
    const view = await opened(await sample(), 'Property');
    const agent = view.info.columns.find(({ label }) => label === 'Agent')?.id ?? '';
    const links = view.page(0, 3).rows.map((row) => [row.links[agent], row.links['action_id']]);
    const matter = { table: 'actions', key: '7' };
    expect(links).toEqual([
      [{ table: 'participants', key: '50' }, matter],
      [undefined, matter],
      [undefined, { ...matter, key: '9' }],
    ]);
  });

  it('leads from a row to the first of its cells', async () => {
    const view = await opened(await sample(), 'Property');
    expect(view.page(0, 3).rows.map(({ key }) => key)).toEqual(['@1', '@4', '@5']);
  });

  it('sorts by a field, rows without it last', async () => {
    const tables = await sample();
    const priced = await opened(tables, 'Property', {
      sort: { column: 'field/Price', direction: 'asc' },
    });
    expect(shownIn(priced).map((row) => row['Price'])).toEqual(['90.50', '100.00', '450000.00']);
    const dated = await opened(tables, 'Property', {
      sort: { column: 'field/Settlement_Date', direction: 'desc' },
    });
    expect(shownIn(dated)[0]).toMatchObject({ 'Settlement date': '2023-12-25' });
  });

  it.each([
    ['450000', 1],
    ['ana ag', 1],
    ['nobody', 1],
    ['SECRET', 1],
    ['Price', 0],
    ['Two', 0],
  ])('finds %s in %i of its rows', async (text, rows) => {
    const { info } = await opened(await sample(), 'Property', { text });
    expect([info.rows, info.of]).toEqual([rows, 3]);
  });

  it('can be narrowed to a matter', async () => {
    const scope = [{ column: 'action_id', value: '7' }];
    const { info } = await opened(await sample(), 'Property', { scope });
    expect(info).toMatchObject({ rows: 2, of: 2 });
  });

  it('fails with V01 for a collection that is not there', async () => {
    const asked = opened(await sample(), 'Nothing');
    await expect(asked).rejects.toMatchObject({ problem: { code: 'V01' } });
  });
});

describe('custom data that is not as expected', () => {
  it('shows the first of two cells of one field, and counts the other', async () => {
    const twice = [...cells, ['7', 'Property', 'Price', 'Price', 'Money', '1', '1.00']];
    const tables = await sample(twice);
    expect(shownIn(await opened(tables, 'Property'))[0]).toMatchObject({ Price: '450000.00' });
    expect(await collections(tables)).toMatchObject([{ repeated: 1 }, { repeated: 0 }]);
  });

  it('has one row for each matter where no column tells records apart', async () => {
    const tables = await sample(cells.map((row) => row.filter((_, at) => at !== 5)));
    const view = await opened(tables, 'Property');
    expect(view.info.rows).toBe(2);
    expect(await collections(tables)).toMatchObject([{ isMultiple: false, repeated: 1 }, {}]);
  });

  it('is one collection where no column names any', async () => {
    const tables = await sample(cells.map((row) => row.filter((_, at) => at !== 1)));
    expect(await collections(tables)).toMatchObject([{ id: 'Custom data', rows: 4, fields: 6 }]);
    expect((await opened(tables, 'Custom data')).info.rows).toBe(4);
  });

  it('needs neither matters nor contacts, nor labels nor types', async () => {
    const bare = cells.map((row) => row.filter((_, at) => ![0, 3, 4].includes(at)));
    const view = await opened(await tablesOf({ custom_action_data: bare }), 'Property');
    expect(shownIn(view)[0]).toEqual({
      Settlement_Date: '2023-12-25',
      Price: '450000.00',
      Agent: '50',
    });
  });

  it('tells fields apart that are called the same', async () => {
    const { info } = await opened(
      await sample([
        header,
        ['7', 'A', 'One', 'Name', 'Str255', '1', 'x'],
        ['7', 'A', 'Two', 'Name', 'Str255', '1', 'y'],
      ]),
      'A',
    );
    const labels = info.columns.filter(({ hidden }) => !hidden).map(({ label }) => label);
    expect(labels).toEqual(['Matter', 'Name (One)', 'Name (Two)']);
  });

  it('reads a field that has several types as text', async () => {
    const { info } = await opened(
      await sample([
        header,
        ['7', 'A', 'One', 'One', 'Date', '1', '2024-01-01'],
        ['9', 'A', 'One', 'One', 'Money', '2', '5.00'],
      ]),
      'A',
    );
    expect(info.columns.find(({ label }) => label === 'One')).toMatchObject({ kind: 'text' });
  });

  it('gives back every cell, whatever its names and in whatever order', async () => {
    const word = fc.constantFrom('', 'a', 'A', 'b~', "c'; --", 'd/é', 'NULL');
    const cell = fc.tuple(word, word, word, word, fc.string());
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(cell, { selector: (it) => JSON.stringify(it.slice(0, 4)), minLength: 1 }),
        async (all) => {
          const rows = all.map(([action, collection, row, field, value]) => [
            action,
            collection,
            field,
            '',
            'Str255',
            row,
            value,
          ]);
          const tables = await tablesOf({ custom_action_data: [header, ...rows] });
          expect(await pivoted(tables)).toEqual(
            all
              .filter(([, , , , value]) => value !== '')
              .map(textOf)
              .sort(),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

const textOf = (cell: readonly unknown[]): string => JSON.stringify(cell);

/** Every filled cell of every collection's view, as [matter, collection, row, field, value]. */
async function pivoted(tables: Tables): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of await collections(tables)) {
    const { info, ...view } = await opened(tables, id);
    const at = (column: string): number => info.columns.findIndex((it) => it.id === column);
    for (const { cells: row } of view.page(0, info.rows).rows) {
      info.columns.forEach((column, index) => {
        if (!column.id.startsWith('field/') || (row[index] ?? '') === '') return;
        const place = [row[at('action')], id, row[at('row')], column.id.slice(6)];
        found.push(textOf([...place, row[index]]));
      });
    }
  }
  return found.sort();
}
