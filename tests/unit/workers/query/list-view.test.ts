import { describe, expect, it } from 'vitest';
import { actionstep } from '../../../../workers/formats/actionstep/actionstep.ts';
import { openView, type OpenedView } from '../../../../workers/query/open-view.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { tablesOf, unhurried, type Rows } from './sample-tables.ts';

const actions: Rows = [
  ['action_id', 'action_name', 'status', 'action_type_id'],
  ['7', 'Ōtaki lease', 'Active', '1'],
  ['8', 'Will', 'Closed', '1'],
];
const email: Rows = [
  ['email_id', 'subject', 'direction', 'sent_timestamp', 'received_timestamp'],
  ['1', 'First', 'I', '', '2024-01-02 10:00:00+00'],
  ['2', 'Second', 'O', '2024-01-03 10:00:00+00', ''],
  ['3', 'Third', 'Internal', 'NULL', ''],
];
const links: Rows = [
  ['association_id', 'email_id', 'action_id'],
  ['a', '1', '7'],
  ['b', '1', '8'],
  ['c', '2', '7'],
  ['d', '2', '7'],
];

const ask = (tables: Tables, name: string, text = ''): Promise<OpenedView> =>
  openView(tables, { name, scope: [], text, sort: null }, unhurried());

/** The cells of one column, by its label. */
function cells(view: OpenedView, label: string): unknown[] {
  const at = view.info.columns.findIndex((column) => column.label === label);
  return view.page(0, 100).rows.map((row) => row.cells[at]);
}

describe('a list', () => {
  it('of mail shows its way, its moment, its attachments and its matters', async () => {
    const email_attachment = [
      ['attachment_id', 'email_id'],
      ['x', '2'],
      ['y', '2'],
    ];
    const tables = await tablesOf({ actions, email, email_associations: links, email_attachment });
    const view = await ask(tables, 'email');
    expect(cells(view, 'Direction')).toEqual(['incoming', 'outgoing', 'Internal']);
    expect(cells(view, 'Date')).toEqual(['2024-01-02 10:00:00+00', '2024-01-03 10:00:00+00', '']);
    expect(cells(view, 'Attachments')).toEqual([0, 2, 0]);
    expect(cells(view, 'Matter')).toEqual(['Ōtaki lease; Will', 'Ōtaki lease', null]);
    expect(view.page(0, 3).rows.map((row) => row.links['matters'])).toEqual([
      undefined,
      { table: 'actions', key: '7' },
      undefined,
    ]);
    expect((await ask(tables, 'email', 'otaki')).info.rows).toBe(2);
    expect((await ask(tables, 'email', 'incoming')).info.rows).toBe(1);
  });

  it('of mail that is linked to nothing holds the rest', async () => {
    const tables = await tablesOf({ actions, email, email_associations: links });
    const view = await ask(tables, 'unlinked-email');
    expect(view.info).toMatchObject({ rows: 1, of: 1, table: 'email' });
    expect(cells(view, 'Subject')).toEqual(['Third']);
    const without = await ask(await tablesOf({ email }), 'unlinked-email');
    expect(without.info.rows).toBe(3);
  });

  it('tells invoices, quotes and orders apart by their type, and loses none', async () => {
    const types = [
      'Invoice',
      'Quote',
      'quotes',
      'Order',
      'Purchase Order',
      'Credit note',
      '',
      'Bill',
    ];
    const sale_purchase = [
      ['sale_purchase_id', 'type'],
      ...types.map((type, at) => [`${at}`, type]),
    ];
    const tables = await tablesOf({ sale_purchase });
    const counts = await Promise.all(
      ['invoices', 'quotes', 'orders', 'bills'].map(
        async (name) => (await ask(tables, name)).info.rows,
      ),
    );
    expect(counts).toEqual([4, 2, 2, 8]);
    const untyped = await tablesOf({ sale_purchase: [['sale_purchase_id'], ['1']] });
    expect((await ask(untyped, 'invoices')).info.rows).toBe(1);
    expect((await ask(untyped, 'quotes')).info.rows).toBe(0);
  });

  it('looks through a reference to the record it leads to', async () => {
    const action_participants = [
      ['action_id', 'participant_id'],
      ['8', '5'],
      ['9', '5'],
    ];
    const view = await ask(await tablesOf({ actions, action_participants }), 'roles');
    expect(cells(view, 'Matter')).toEqual(['Will', '9']);
    expect(cells(view, 'Status')).toEqual(['Closed', null]);
  });

  it('keeps every column of its table, also those no schema names', async () => {
    const tasks = [
      ['task_id', 'oddity', 'name', 'oddity'],
      ['1', 'x', 'One', 'y'],
    ];
    const view = await ask(await tablesOf({ tasks }), 'tasks');
    expect(view.info.columns).toHaveLength(4);
    expect(view.info.absent).toEqual(
      expect.arrayContaining(['Status', 'Due', 'Assigned to', 'Matter']),
    );
    expect(view.info.columns.filter(({ hidden }) => !hidden).map(({ label }) => label)).toEqual([
      'Name',
    ]);
  });

  it.each(actionstep.lists.filter(({ columns }) => columns.length > 0).map(({ id }) => id))(
    '%s opens on a table of which nothing is left but a column nobody knows',
    async (id) => {
      const table = actionstep.lists.find((list) => list.id === id)?.table ?? '';
      const tables = await tablesOf({ [table]: [['oddity'], ['x'], ['y']] });
      const view = await ask(tables, id);
      expect(view.info.of).toBe(id === 'quotes' || id === 'orders' ? 0 : 2);
      await expect(ask(await tablesOf({}), id)).rejects.toThrow('V01');
    },
  );

  it('of rows shows the names of what ids lead to, and the ids behind them', async () => {
    const tasks = [
      ['task_id', 'action_id'],
      ['1', '7'],
      ['2', '99'],
    ];
    const view = await ask(await tablesOf({ actions, tasks }), 'rows/tasks');
    expect(cells(view, 'Matter')).toEqual(['Ōtaki lease', '99']);
    expect(cells(view, 'action_id')).toEqual(['7', '99']);
  });
});

describe('a table as its file has it', () => {
  it('has cells as they stand, and each id that leads somewhere does', async () => {
    const email_associations = [
      ['association_id', 'email_id', 'associated_table', 'associated_id'],
      ['a', '1', 'Action', '7'],
      ['b', '1', 'Action', '70'],
      ['c', '9', 'Nonsense', '7'],
    ];
    const tables = await tablesOf({ actions, email, email_associations });
    const view = await ask(tables, 'tables/email_associations');
    const rows = view.page(0, 9).rows;
    expect(rows.map((row) => row.cells)).toEqual(email_associations.slice(1));
    expect(rows.map((row) => row.links['c4'])).toEqual([
      { table: 'actions', key: '7' },
      undefined,
      undefined,
    ]);
    expect(rows.map((row) => row.links['c2']?.key)).toEqual(['1', '1', undefined]);
  });
});
