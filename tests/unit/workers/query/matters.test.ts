import { describe, expect, it } from 'vitest';
import type { View } from '../../../../workers/contract/views.ts';
import { matterInfo } from '../../../../workers/query/matter.ts';
import { recordInfo } from '../../../../workers/query/record.ts';
import { openView, type OpenedView } from '../../../../workers/query/open-view.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { tablesOf, unhurried, type Rows } from './sample-tables.ts';

const actions: Rows = [
  [
    'action_id',
    'action_name',
    'file_ref',
    'action_type_id',
    'status',
    'assigned_to',
    'created_date',
    'oddity',
  ],
  ['7', 'Ōtaki lease', '007/1', '2', 'Active', '50', '2020-01-02', 'xyzzy'],
  ['9', 'Estate of Ash', '009/1', '1', 'Closed', 'Fern, Fay', '2019-05-06', ''],
  ['10', 'Sale of Elm', '', '3', 'Active', '', '2021-07-08', ''],
];
const files: Readonly<Record<string, Rows>> = {
  actions,
  action_types: [
    ['action_type_id', 'name'],
    ['1', 'Estates'],
    ['2', 'Leasing'],
  ],
  participants: [
    ['participant_id', 'display_name', 'company_name', 'first_name', 'last_name', 'email'],
    ['50', 'Parata, Test', '', '', '', ''],
    ['60', 'Håkan Test', '', '', '', 'h@example.test'],
    ['61', '', '', 'Nora', 'Nobody', ''],
  ],
  participant_types: [
    ['participant_type_id', 'name'],
    ['14', 'Client'],
    ['15', 'Witness'],
  ],
  primary_participant_types: [
    ['participant_type_id', 'action_type_id'],
    ['14', '2'],
    ['14', '1'],
  ],
  action_participants: [
    ['action_id', 'participant_type_id', 'participant_id'],
    ['7', '14', '60'],
    ['7', '15', '61'],
    ['7', '14', '61'],
    ['9', '14', '60'],
    ['9', '15', '999'],
    ['10', '14', '60'],
  ],
  document_log: [
    ['log_id', 'action_id', 'document_name', 'folder_id'],
    ['1', '7', 'Deed', '3'],
    ['2', '7', 'Letter', '2'],
    ['3', '7', 'Note', ''],
    ['4', '9', 'Will', '77'],
    ['5', '7', 'Loop', '8'],
  ],
  action_folder: [
    ['folder_id', 'name', 'parent_folder_id'],
    ['1', 'Correspondence', ''],
    ['2', 'Inbound', '1'],
    ['3', 'āged', 'NULL'],
    ['8', 'Snake', '9'],
    ['9', 'Tail', '8'],
  ],
};

const ask = (tables: Tables, over: Partial<View> = {}): Promise<OpenedView> =>
  openView(tables, { name: 'matters', scope: [], text: '', sort: null, ...over }, unhurried());

function shown(view: OpenedView): Record<string, unknown>[] {
  const columns = view.info.columns.map((column, at) => ({ ...column, at }));
  return view
    .page(0, 100)
    .rows.map(({ cells }) =>
      Object.fromEntries(
        columns.filter(({ hidden }) => !hidden).map(({ label, at }) => [label, cells[at]]),
      ),
    );
}

describe('the view of matters', () => {
  it('tells each matter in the words of a firm', async () => {
    const view = await ask(await tablesOf(files));
    expect(view.info.title).toBe('Matters');
    expect(shown(view)).toEqual([
      {
        Matter: '7',
        Name: 'Ōtaki lease',
        Reference: '007/1',
        Type: 'Leasing',
        Status: 'Active',
        Client: 'Håkan Test; Nora Nobody',
        'Assigned to': 'Parata, Test',
        Opened: '2020-01-02',
        Documents: 4,
      },
      {
        Matter: '9',
        Name: 'Estate of Ash',
        Reference: '009/1',
        Type: 'Estates',
        Status: 'Closed',
        Client: 'Håkan Test',
        'Assigned to': 'Fern, Fay',
        Opened: '2019-05-06',
        Documents: 1,
      },
      {
        Matter: '10',
        Name: 'Sale of Elm',
        Reference: '',
        Type: '3',
        Status: 'Active',
        Client: null,
        'Assigned to': '',
        Opened: '2021-07-08',
        Documents: 0,
      },
    ]);
  });

  it('keeps the ids behind the labels, and every other column hidden', async () => {
    const view = await ask(await tablesOf(files));
    const [first, second, third] = view.page(0, 3).rows;
    expect(first?.key).toBe('7');
    expect(first?.links).toEqual({
      type: { table: 'action_types', key: '2' },
      assigned: { table: 'participants', key: '50' },
    });
    expect(second?.links).toEqual({
      type: { table: 'action_types', key: '1' },
      client: { table: 'participants', key: '60' },
    });
    expect(third?.links).toEqual({});
    const hidden = view.info.columns.filter((column) => column.hidden).map(({ label }) => label);
    expect(hidden).toEqual(['action_type_id', 'assigned_to', 'oddity']);
  });

  it.each([
    ['hakan', ['7', '9']],
    ['nora nob', ['7']],
    ['LEASING', ['7']],
    ['otaki', ['7']],
    ['parata', ['7']],
    ['fern', ['9']],
    ['xyzzy', ['7']],
    ['nothing of the kind', []],
  ])('finds %j in names, labels and hidden columns', async (text, expected) => {
    const view = await ask(await tablesOf(files), { text });
    expect(view.page(0, 10).rows.map(({ key }) => key)).toEqual(expected);
  });

  it.each([
    ['client', 'asc', ['9', '7', '10']],
    ['client', 'desc', ['7', '9', '10']],
    ['documents', 'desc', ['7', '9', '10']],
    ['type', 'asc', ['10', '9', '7']],
    ['action_id', 'desc', ['10', '9', '7']],
    ['file_reference', 'asc', ['7', '9', '10']],
  ] as const)('sorts by %s, %s', async (column, direction, expected) => {
    const view = await ask(await tablesOf(files), { sort: { column, direction } });
    expect(view.page(0, 10).rows.map(({ key }) => key)).toEqual(expected);
  });

  it('lacks what the backup lacks', async () => {
    const names = (view: OpenedView): string[] =>
      view.info.columns.filter((column) => !column.hidden).map(({ label }) => label);
    const bare = await tablesOf({
      actions: [
        ['matter_id', 'x'],
        ['7', 'y'],
      ],
    });
    const view = await ask(bare, { text: 'Y', sort: { column: 'c2', direction: 'asc' } });
    expect(names(view)).toEqual(['Matter']);
    expect(view.info.rows).toBe(1);
    const without = { ...files };
    delete without['primary_participant_types'];
    delete without['document_log'];
    expect(names(await ask(await tablesOf(without)))).not.toContain('Client');
    expect(names(await ask(await tablesOf(without)))).not.toContain('Documents');
  });
});

describe('a matter', () => {
  it('has its people by role, its folders, and its states', async () => {
    const tables = await tablesOf(files);
    const matter = matterInfo(tables, '7');
    const record = recordInfo(tables, [], 'actions', '7');
    expect(record).toMatchObject({ key: '7', title: 'Ōtaki lease', tableLabel: 'Matters' });
    expect(
      record.facts.map(({ label, value, reference }) => [label, reference?.label ?? value]),
    ).toEqual([
      ['Client', 'Håkan Test; Nora Nobody'],
      ['Reference', '007/1'],
      ['Type', 'Leasing'],
      ['Assigned to', 'Parata, Test'],
      ['Status', 'Active'],
    ]);
    expect(
      matter.people.map(({ name, role, primary, found }) => [name, role, primary, found]),
    ).toEqual([
      ['Håkan Test', 'Client', true, true],
      ['Nora Nobody', 'Witness', false, true],
      ['Nora Nobody', 'Client', true, true],
    ]);
    expect(matter.people[0]?.facts.map(({ value }) => value)).toEqual(['h@example.test']);
    expect(matter.documents).toBe(4);
    expect(matter.folders).toEqual([
      { id: '3', name: 'āged', depth: 0, documents: 1 },
      { id: '1', name: 'Correspondence', depth: 0, documents: 1 },
      { id: '2', name: 'Inbound', depth: 1, documents: 1 },
      { id: '9', name: 'Tail', depth: 0, documents: 1 },
      { id: '8', name: 'Snake', depth: 1, documents: 1 },
      { id: null, name: 'No folder', depth: 0, documents: 1 },
    ]);
  });

  it('shows ids that lead nowhere as not found', async () => {
    const tables = await tablesOf(files);
    const matter = matterInfo(tables, '9');
    expect(matter.people[1]).toEqual({
      key: '999',
      name: '999',
      role: 'Witness',
      primary: false,
      found: false,
      facts: [],
    });
    expect(matter.folders).toEqual([{ id: '77', name: '77', depth: 0, documents: 1 }]);
    expect(() => matterInfo(tables, '8')).toThrow('V03');
  });

  it('opens with nothing beside it', async () => {
    const tables = await tablesOf({ actions: [['action_name'], ['Alone']] });
    const matter = matterInfo(tables, '@1');
    expect(matter).toMatchObject({ people: [], folders: [], documents: 0 });
    expect(recordInfo(tables, [], 'actions', '@1')).toMatchObject({ title: 'Alone', facts: [] });
  });
});
