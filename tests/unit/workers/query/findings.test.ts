import { describe, expect, it } from 'vitest';
import type { Completeness, TableReport } from '../../../../workers/contract/values.ts';
import { findingsOf } from '../../../../workers/query/findings.ts';
import { linksSql, unlistedSql } from '../../../../workers/query/links-table.ts';
import { tablesOf, unhurried } from './sample-tables.ts';

const nothing = { files: [], lists: [] };

describe('findings', () => {
  it('count ids that lead nowhere, and give examples', async () => {
    const tables = await tablesOf({
      actions: [
        ['action_id', 'assigned_to'],
        ['7', 'Fern, Test'],
        ['8', ''],
      ],
      participants: [
        ['participant_id', 'name'],
        ['1', 'Fern, Test'],
      ],
      tasks: [
        ['task_id', 'action_id', 'parent'],
        ['1', '7', '99'],
        ['2', '6', '99'],
        ['3', '5', '99'],
        ['4', '5', '99'],
        ['5', 'NULL', '99'],
        ['6', '', '99'],
      ],
    });
    expect(await findingsOf(tables, nothing, unhurried())).toEqual([
      {
        code: 'orphan-ids',
        facts: {
          table: 'tasks',
          column: 'action_id',
          target: 'actions',
          rows: 3,
          examples: ['6', '5'],
        },
      },
    ]);
  });

  it('tell a key that repeats', async () => {
    const tables = await tablesOf({
      trust_receipts: [
        ['transaction_id', 'action_id'],
        ['1', '7'],
        ['1', '7'],
        ['1', '8'],
      ],
      notes: [['id'], ['1'], ['1']],
    });
    expect(await findingsOf(tables, nothing, unhurried())).toEqual([
      {
        code: 'key-not-unique',
        facts: { table: 'trust_receipts', columns: ['transaction_id', 'action_id'], count: 2 },
      },
    ]);
  });

  it('tell what loading and linking met', async () => {
    const tables = await tablesOf({});
    const links = linksSql('email_attachment');
    tables.store.run(`CREATE TABLE ${links} (volume TEXT, expected TEXT, state TEXT)`);
    tables.store.run(
      `INSERT INTO ${links} VALUES (NULL, 'b', 'unopened'), ('a', NULL, 'unopened'), ('c', NULL, 'present')`,
    );
    const unlisted = unlistedSql('email_attachment');
    tables.store.run(`CREATE TABLE ${unlisted} (entry INTEGER PRIMARY KEY, path TEXT)`);
    tables.store.run(`INSERT INTO ${unlisted} VALUES (4, 'email/attachments/x.txt')`);
    const completeness: Completeness = {
      listed: 9,
      states: { present: 1, missing: 3, deleted: 2, none: 1, unopened: 2 },
      methods: {},
      ambiguous: 1,
      files: 2,
      unlisted: 1,
    };
    const totals = { quarantined: 1, short: 2, long: 3, recoded: 4 };
    const files = [
      { table: 'notes', totals },
      { table: 'lost', totals: null },
    ] as TableReport[];
    const table = 'email_attachment';
    const lists = [{ table, label: 'Email attachments', completeness }];
    expect(await findingsOf(tables, { files, lists }, unhurried())).toEqual([
      { code: 'documents-missing', facts: { table, count: 3 } },
      { code: 'documents-unopened', facts: { table, count: 2, volumes: ['a', 'b'] } },
      { code: 'files-unlisted', facts: { table, count: 1, examples: ['email/attachments/x.txt'] } },
      { code: 'links-ambiguous', facts: { table, count: 1 } },
      { code: 'rows-quarantined', facts: { table: 'notes', count: 1 } },
      { code: 'rows-short', facts: { table: 'notes', count: 2 } },
      { code: 'rows-long', facts: { table: 'notes', count: 3 } },
      { code: 'cells-recoded', facts: { table: 'notes', count: 4 } },
    ]);
  });
});
