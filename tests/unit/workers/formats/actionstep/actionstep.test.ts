import { describe, expect, it } from 'vitest';
import { absentTables } from '../../../../../workers/formats/absent-tables.ts';
import { actionstep } from '../../../../../workers/formats/actionstep/actionstep.ts';
import { schema } from '../../../../../workers/formats/actionstep/tables.ts';
import { relationsOf } from '../../../../../workers/formats/define.ts';
import { formatOf, recogniseFormat } from '../../../../../workers/formats/registry.ts';
import { foldName } from '../../../../../workers/ingest/match-columns.ts';

/** The vendor's own list: file, and the columns it calls the key. */
const listed: readonly (readonly [string, ...string[]])[] = [
  ['actions.csv', 'action_id'],
  ['action_types.csv', 'action_type_id'],
  ['action_folder.csv', 'folder_id'],
  ['action_participants.csv', 'action_id', 'participant_type_id'],
  ['chart_of_accounts.csv', 'ac_account_id'],
  ['check_series.csv', 'check_id'],
  ['custom_action_data.csv', 'data_collection_name', 'data_field_name'],
  ['disbursements.csv', 'disbursement_id'],
  ['document_log.csv', 'log_id'],
  ['email.csv', 'email_id'],
  ['email_associations.csv', 'association_id'],
  ['email_attachment.csv', 'attachment_id'],
  ['general_ledger_transactions.csv', 'transaction_id'],
  ['participant_document.csv', 'document_id'],
  ['participants.csv', 'participant_id'],
  ['participant_types.csv', 'participant_type_id'],
  ['primary_participant_types.csv', 'participant_type_id', 'action_type_id'],
  ['receipt.csv', 'receipt_id'],
  ['sale_purchase_line_items.csv', 'line_item_id'],
  ['sale_purchase_payment.csv', 'payment_id'],
  ['sale_purchase.csv', 'sale_purchase_id'],
  ['tasks.csv', 'task_id'],
  ['time_records.csv', 'record_id'],
  ['rate_sheets.csv', 'rate_id'],
  ['transaction_references.csv', 'transaction_reference_id'],
  ['trust_*.csv', 'transaction_id', 'action_id'],
];

describe('the schema', () => {
  it.each(listed)('knows %s by its key', (file, ...key) => {
    const table = Object.values(schema).find((one) => one.file === file);
    expect(table?.key).toEqual(expect.arrayContaining(key));
  });

  it('names no table that the vendor does not', () => {
    const files = Object.values(schema).map(({ file }) => file);
    expect(files.toSorted()).toEqual(listed.map(([file]) => file).toSorted());
  });

  it('leaves no doubt which column a header means', () => {
    for (const [table, { columns }] of Object.entries(actionstep.schema)) {
      const names = Object.entries(columns).flatMap(([name, { aliases = [] }]) => {
        const own = new Set([name, ...aliases].map(foldName));
        return [...own];
      });
      expect(new Set(names).size, table).toBe(names.length);
    }
  });

  it('calls no two columns of a table the same', () => {
    for (const [table, { columns }] of Object.entries(actionstep.schema)) {
      const labels = Object.values(columns).map(({ label }) => label);
      expect(new Set(labels).size, table).toBe(labels.length);
    }
  });

  it('points only to tables with a key of one column', () => {
    for (const { from, column, to } of relationsOf(actionstep.schema)) {
      expect(actionstep.schema[to]?.key, `${from}.${column}`).toHaveLength(1);
    }
  });

  it('says of every table what it is, in a sentence of its own', () => {
    const abouts = Object.values(actionstep.schema).map(({ about = '' }) => about);
    for (const about of abouts) expect(about).toMatch(/^\p{Lu}.{20,}\.$/u);
    expect(new Set(abouts).size).toBe(abouts.length);
  });

  it('protects what the law protects', () => {
    const covered = Object.entries(schema.participants.columns)
      .filter(([, column]) => 'isSensitive' in column)
      .map(([name]) => name);
    expect(covered).toEqual(
      expect.arrayContaining([
        'tax_number',
        'birth_timestamp',
        'aml_note',
        'disability_status',
        'cultural_identity',
      ]),
    );
    expect([schema.trust, schema.general_ledger_transactions]).toMatchObject([
      { isCalendar: true },
      { isCalendar: true },
    ]);
  });

  it('has the public header of the document log', () => {
    expect(Object.keys(schema.document_log.columns)).toEqual(
      (
        'log_id,action_id,document_name,template_id,file_name,directory,folder_id,file_type,created_by,' +
        'modified_by,created_date,last_modified,document_timestamp,is_deleted'
      ).split(','),
    );
  });
});

describe('which entries are what', () => {
  it.each([
    ['data/actions.csv', 'actions'],
    ['kowhai/Data/ACTIONS.CSV', 'actions'],
    ['data/data/tasks.csv', 'tasks'],
    ['actions.csv', 'actions'],
    ['kowhai/actions.csv', 'actions'],
    ['data/trust_receipts.csv', 'trust'],
    ['data/Trust_.csv', 'trust'],
    ['data/foo.csv', null],
    ['data/constructor.csv', null],
    ['data/trust.csv', null],
  ])('%s is a table: %s', (path, table) => {
    expect(actionstep.isTable(path)).toBe(true);
    expect(actionstep.tableOf(path)).toBe(table);
    expect(actionstep.listOf(path)).toBeNull();
  });

  it.each([
    'documents/7_budget.csv',
    'documents/data/actions.csv',
    'email/attachments/actions.csv',
    'participant/documents/actions.csv',
    '__MACOSX/data/actions.csv',
    'data/._actions.csv',
    'data/actions.csv.bak',
    'other/budget.csv',
  ])('%s is no table', (path) => expect(actionstep.isTable(path)).toBe(false));

  it.each([
    ['documents/7_a.txt', 'document_log'],
    ['kowhai/Documents/x/7_a.txt', 'document_log'],
    ['documents/data/7_a.csv', 'document_log'],
    ['documents/email/attachments/a.txt', 'document_log'],
    ['participant/documents/pid_1.png', 'participant_document'],
    ['kowhai/Participant/Documents/x/pid_1.png', 'participant_document'],
    ['email/attachments/a', 'email_attachment'],
    ['email/attachments/documents/a', 'email_attachment'],
    ['documents/', null],
    ['email/attachments/', null],
    ['email/a.txt', null],
    ['email/documents/a.txt', null],
    ['participant/a.txt', null],
    ['data/documents/a.txt', null],
    ['mydocuments/a.txt', null],
    ['x/a.txt', null],
  ])('%s is a file of %s', (path, table) => expect(actionstep.listOf(path)).toBe(table));
});

describe('loaded tables by their id', () => {
  it('have a label and a schema, also as one of a family or a second part', () => {
    expect(actionstep.labelOf('actions')).toBe('Matters');
    expect(actionstep.labelOf('actions_part_2')).toBe('Matters (part 2)');
    expect(actionstep.labelOf('trust_bank_deposits')).toBe('Trust bank deposits');
    expect(actionstep.labelOf('file_notes')).toBe('file_notes');
    expect(actionstep.schemaOf('actions_part_2')).toBe(schema.actions);
    expect(actionstep.schemaOf('trust_bank_deposits')).toBe(schema.trust);
    expect(actionstep.schemaOf('__proto__')).toBeNull();
    expect(actionstep.expectedColumns('file_notes')).toEqual([]);
    expect(actionstep.expectedColumns('action_folder')).toEqual(
      expect.arrayContaining(['folder_id', 'parent_id']),
    );
  });

  it('are missed when they are not there', () => {
    const absent = absentTables(
      schema,
      Object.keys(schema).filter((id) => id !== 'trust'),
    );
    expect(absent).toEqual([
      { id: 'trust', label: 'Trust', about: schema.trust.about, file: 'trust_*.csv' },
    ]);
    expect(absentTables(schema, [])).toHaveLength(listed.length);
  });
});

describe('recognising', () => {
  it('is sure of tables, unsure of documents alone, and leaves the rest to plain', () => {
    const data = [
      'data/actions.csv',
      'data/document_log.csv',
      'data/tasks.csv',
      'documents/7_a.txt',
    ];
    expect(recogniseFormat(data)).toMatchObject({ id: 'actionstep' });
    expect(recogniseFormat(data).reason).toContain('3 of the 26');
    expect(recogniseFormat(['documents/7_a.txt', 'documents/8_a.txt'])).toMatchObject({
      id: 'actionstep',
      confidence: 0.3,
    });
    expect(recogniseFormat(['a.csv', 'b/c.csv'])).toMatchObject({ id: 'plain', confidence: 0.1 });
    expect(recogniseFormat(['photo.jpg'])).toMatchObject({ id: 'plain' });
    expect(recogniseFormat([])).toMatchObject({ id: 'plain' });
  });

  it('gives the format back by its id', () => {
    expect(formatOf('actionstep')).toBe(actionstep);
    expect(formatOf('plain').isTable('x/y.CSV')).toBe(true);
  });
});
