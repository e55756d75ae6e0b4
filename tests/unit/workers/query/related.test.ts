import { describe, expect, it } from 'vitest';
import type { IndexingEvent, RelatedInfo } from '../../../../workers/contract/records.ts';
import { openView } from '../../../../workers/query/open-view.ts';
import { recordInfo } from '../../../../workers/query/record.ts';
import { relatedInfo } from '../../../../workers/query/related.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { tablesOf, unhurried, type Rows } from './sample-tables.ts';

const actions: Rows = [
  ['action_id', 'action_name', 'action_type_id', 'assigned_to'],
  ['7', 'Lease', '1', '50'],
  ['8', 'Will', '2', '50'],
];
const participants: Rows = [
  ['participant_id', 'display_name'],
  ['50', 'User, Una'],
  ['51', 'Client, Cy'],
];
const email: Rows = [
  ['email_id', 'subject', 'direction', 'parent_email_id'],
  ['1', 'First', 'I', ''],
  ['2', 'Second', 'O', '1'],
  ['3', 'Third', 'I', '2'],
];
const columnPerType: Rows = [
  ['association_id', 'email_id', 'action_id', 'participant_id'],
  ['a', '1', '7', ''],
  ['b', '1', '7', '51'],
  ['c', '2', '7', ''],
  ['d', '2', '8', ''],
  ['e', '99', '8', ''],
];
const typed: Rows = [
  ['association_id', 'email_id', 'associated_table', 'associated_id'],
  ['a', '1', 'Actions', '7'],
  ['b', '1', 'Participant', '51'],
  ['c', '2', 'action', '7'],
  ['d', '2', 'Matter', '8'],
  ['e', '3', 'Participant', '7'],
  ['f', '3', 'Spaceship', '7'],
];

const ask = (tables: Tables, table: string, key: string): Promise<RelatedInfo[]> =>
  relatedInfo(tables, table, key, { ...unhurried(), onIndexing: () => undefined });

const counts = (related: readonly RelatedInfo[]): Record<string, number> =>
  Object.fromEntries(related.map(({ id, count }) => [id, count]));

async function rowsOf(tables: Tables, { view, scope }: RelatedInfo): Promise<string[]> {
  const opened = await openView(tables, { name: view, scope, text: '', sort: null }, unhurried());
  return opened.page(0, 100).rows.map(({ key }) => key);
}

describe('what refers to a record', () => {
  it('is counted for each column that does, and told apart where several do', async () => {
    const tables = await tablesOf({
      actions,
      participants,
      tasks: [
        ['task_id', 'name', 'action_id', 'assignee'],
        ['t1', 'One', '7', '50'],
        ['t2', 'Two', '7', '51'],
        ['t3', 'Lost', '999', ''],
      ],
    });
    expect(counts(await ask(tables, 'actions', '7'))).toEqual({ tasks: 2 });
    const user = await ask(tables, 'participants', '50');
    expect(counts(user)).toEqual({ matters: 2, tasks: 1 });
    const [, tasks] = user;
    expect(tasks && (await rowsOf(tables, tasks))).toEqual(['t1']);
  });

  it.each([
    ['a column for each kind of thing', columnPerType, { email: 2, email_associations: 3 }],
    ['one pair of columns for all', typed, { email: 2 }],
  ])('goes through links of mail with %s', async (_, email_associations, wanted) => {
    const tables = await tablesOf({ actions, participants, email, email_associations });
    const [mail, ...rest] = await ask(tables, 'actions', '7');
    expect(counts([...(mail ? [mail] : []), ...rest])).toMatchObject({ email: wanted.email });
    expect(mail && (await rowsOf(tables, mail))).toEqual(['1', '2']);
    expect(counts(await ask(tables, 'participants', '51'))).toEqual({ email: 1 });
    expect(counts(await ask(tables, 'email', '2'))).toMatchObject({ matters: 2 });
  });

  it('shows links by themselves where some of them lead nowhere', async () => {
    const tables = await tablesOf({ actions, email, email_associations: columnPerType });
    expect(counts(await ask(tables, 'actions', '8'))).toEqual({ email: 1, email_associations: 2 });
    expect(counts(await ask(tables, 'actions', '7'))).toEqual({ email: 2 });
  });

  it('tells of the indexes it makes, once', async () => {
    const tables = await tablesOf({
      actions,
      tasks: [
        ['task_id', 'action_id'],
        ['t1', '7'],
      ],
    });
    const told: IndexingEvent[] = [];
    const asking = { ...unhurried(), onIndexing: (event: IndexingEvent) => void told.push(event) };
    await relatedInfo(tables, 'actions', '7', asking);
    expect(told).toEqual([{ subject: 'Tasks by Matter', done: 0, of: 1 }]);
    await relatedInfo(tables, 'actions', '8', asking);
    expect(told).toHaveLength(1);
  });

  it('is nothing for a record without a key, and for tables that have none', async () => {
    const tables = await tablesOf({ actions, notes: [['note'], ['x']] });
    expect(await ask(tables, 'notes', '@1')).toEqual([]);
    expect(await ask(tables, 'actions', '7')).toEqual([]);
    await expect(ask(tables, 'actions', '70')).rejects.toThrow('V03');
  });

  it('of a ledger entry is the rest of its transaction', async () => {
    const tables = await tablesOf({
      general_ledger_transactions: [
        ['transaction_id', 'description', 'debit', 'credit'],
        ['1', 'In', '5.00', ''],
        ['1', 'Out', '', '5.00'],
        ['2', 'Alone', '1.00', ''],
      ],
    });
    const [same] = await ask(tables, 'general_ledger_transactions', '@1');
    expect(same).toMatchObject({ label: 'Same transaction', count: 2 });
    expect(await ask(tables, 'general_ledger_transactions', '@3')).toEqual([]);
  });
});

describe('a role that is defined for each kind of matter', () => {
  it('is the one of the matter’s own kind', async () => {
    const tables = await tablesOf({
      actions,
      participants,
      participant_types: [
        ['participant_type_id', 'action_type_id', 'name'],
        ['5', '1', 'Tenant'],
        ['5', '2', 'Executor'],
      ],
      action_participants: [
        ['action_id', 'participant_type_id', 'participant_id'],
        ['7', '5', '51'],
        ['8', '5', '51'],
        ['8', '6', '51'],
      ],
    });
    const roles = (key: string) =>
      recordInfo(tables, [], 'action_participants', key).fields.find(
        ({ label }) => label === 'Role',
      );
    expect(roles('7~5~51')?.reference).toMatchObject({ label: 'Tenant', key: '@1' });
    expect(roles('8~5~51')?.reference).toMatchObject({ label: 'Executor', key: '@2' });
    expect(roles('8~6~51')).toMatchObject({ reference: null, orphanOf: 'Roles' });
    expect(tables.catalogue.get('participant_types')?.key).toEqual(['c1', 'c2']);
    const view = { name: 'roles', scope: [], text: '', sort: null };
    const opened = await openView(tables, view, unhurried());
    const role = opened.info.columns.findIndex(({ label }) => label === 'Role');
    expect(opened.page(0, 9).rows.map(({ cells }) => cells[role])).toEqual([
      'Tenant',
      'Executor',
      '6',
    ]);
    expect(opened.page(0, 9).rows.map(({ links }) => links['participant_type_id'])).toEqual([
      { table: 'participant_types', key: '@1' },
      { table: 'participant_types', key: '@2' },
      undefined,
    ]);
  });
});

describe('what a record lies in', () => {
  it('is told from the outermost, and ends where it would go round', async () => {
    const tables = await tablesOf({
      email: [...email, ['4', 'Round', 'I', '5'], ['5', 'And round', 'I', '4']],
    });
    const above = (key: string) =>
      recordInfo(tables, [], 'email', key).above.map(({ label }) => label);
    expect(above('3')).toEqual(['First', 'Second']);
    expect(above('1')).toEqual([]);
    expect(above('4')).toEqual(['And round']);
  });
});
