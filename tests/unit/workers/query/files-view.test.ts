import { describe, expect, it } from 'vitest';
import type { View } from '../../../../workers/contract/views.ts';
import { openView, type OpenedView } from '../../../../workers/query/open-view.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { aFile, linkedTo, tablesOf, unhurried } from './sample-tables.ts';

const ask = (tables: Tables, over: Partial<View>): Promise<OpenedView> =>
  openView(tables, { name: 'documents', scope: [], text: '', sort: null, ...over }, unhurried());

/** The cells of some columns, by their labels. */
function shown(view: OpenedView, ...labels: string[]): unknown[][] {
  const at = labels.map((label) => view.info.columns.findIndex((column) => column.label === label));
  return view.page(0, 100).rows.map(({ cells }) => at.map((index) => cells[index]));
}

describe('the view of documents', () => {
  it('shows state, size and kind once the files are linked', async () => {
    const tables = await tablesOf({
      document_log: [
        ['log_id', 'action_id', 'file_name', 'created_date', 'file_type'],
        ['1', '7', '7_a.txt', '2020-01-01', 'docx'],
        ['2', '7', '7_big.tar.gz', '2020-01-02', 'application/gzip'],
        ['3', '8', 'no ending', '', 'NULL'],
      ],
    });
    await linkedTo(tables, 'document_log', [
      aFile(4, 'documents/7_a.txt'),
      aFile(5, 'documents/7_big.tar.gz'),
    ]);
    const view = await ask(tables, { sort: { column: 'size', direction: 'desc' } });
    const labels = view.info.columns.filter(({ hidden }) => !hidden).map(({ label }) => label);
    expect(labels).toEqual(['Document', 'Kind', 'Date', 'Size', 'State']);
    expect(shown(view, ...labels)).toEqual([
      ['7_big.tar.gz', 'GZ', '2020-01-02', 50, 'present'],
      ['7_a.txt', 'DOCX', '2020-01-01', 40, 'present'],
      ['no ending', '', '', null, 'missing'],
    ]);
    expect(shown(view, 'Volume', 'Matched by')[0]).toEqual(['part_000.zip', 'exact']);
    const scope = [{ column: 'state', value: 'missing' }];
    expect((await ask(tables, { scope })).info).toMatchObject({ rows: 1, of: 1 });
    expect((await ask(tables, { scope: [{ column: 'method', value: null }] })).info.rows).toBe(1);
  });

  it('names matter and folder, and finds both', async () => {
    const tables = await tablesOf({
      actions: [
        ['action_id', 'name'],
        ['7', 'Ōtaki lease'],
      ],
      action_folder: [
        ['folder_id', 'name', 'parent_id'],
        ['1', 'Post', ''],
        ['2', 'Inbound', '1'],
      ],
      document_log: [
        ['log_id', 'action_id', 'document_name', 'folder_id'],
        ['1', '7', 'Deed', '2'],
        ['2', '9', 'Will', ''],
        ['3', '9', 'Codicil', '66'],
      ],
    });
    const sort = { column: 'folder', direction: 'desc' } as const;
    const view = await ask(tables, { sort });
    expect(shown(view, 'Document', 'Folder', 'Matter')).toEqual([
      ['Deed', 'Post / Inbound', 'Ōtaki lease'],
      ['Codicil', '66', '9'],
      ['Will', '', '9'],
    ]);
    expect(view.page(0, 3).rows.map(({ links }) => links)).toEqual([
      { action_id: { table: 'actions', key: '7' } },
      {},
      {},
    ]);
    for (const text of ['otaki', 'post / in', 'DEED']) {
      expect(shown(await ask(tables, { text }), 'Document'), text).toEqual([['Deed']]);
    }
    expect((await ask(tables, { text: 'snail' })).info).toMatchObject({ rows: 0, of: 3 });
  });

  it('opens with nothing but a column that nobody knows, and says what is absent', async () => {
    const tables = await tablesOf({ document_log: [['?'], ['x']] });
    const view = await ask(tables, { text: 'X' });
    expect(view.page(0, 1).rows[0]).toMatchObject({ key: '@1', cells: ['x'] });
    expect(view.info.absent).toEqual(['Document', 'Date', 'By', 'Folder', 'Matter']);
  });
});

describe('the views of other files', () => {
  it('show attachments with their mail, kind, size and state', async () => {
    const tables = await tablesOf({
      email: [
        ['email_id', 'subject'],
        ['5', 'Lease'],
      ],
      email_attachment: [
        ['attachment_id', 'email_id', 'display_name', 'content_type', 'attachment_size'],
        ['17', '5', 'Deed.pdf', 'application/pdf', '99'],
        ['18', '66', 'scan', 'image/png', ''],
      ],
    });
    await linkedTo(tables, 'email_attachment', [aFile(4, 'email/attachments/17_Deed.pdf')]);
    const view = await ask(tables, { name: 'attachments' });
    expect(view.info.title).toBe('Email attachments');
    const labels = view.info.columns.filter(({ hidden }) => !hidden).map(({ label }) => label);
    expect(labels).toEqual(['Attachment', 'Kind', 'Size', 'State', 'Email']);
    expect(view.info.absent).toEqual([]);
    expect(shown(view, ...labels, 'Volume', 'Matched by', 'attachment_size')).toEqual([
      ['Deed.pdf', 'PDF', 40, 'present', 'Lease', 'part_000.zip', 'key-prefix', '99'],
      ['scan', '', null, 'missing', '66', null, null, ''],
    ]);
    expect(view.page(0, 1).rows[0]?.links).toEqual({ email_id: { table: 'email', key: '5' } });
    const scope = [{ column: 'email_id', value: '5' }];
    expect((await ask(tables, { name: 'attachments', scope })).info.rows).toBe(1);
  });

  it('show the documents of contacts with the contact and the folder', async () => {
    const tables = await tablesOf({
      participants: [
        ['participant_id', 'display_name'],
        ['11', 'Fern, Test'],
      ],
      participant_document: [
        ['document_id', 'participant_id', 'name', 'file_name', 'extension', 'folder'],
        ['501', '11', 'Photo page', 'pid_11_a.png', '.png', 'Identity'],
      ],
    });
    const file = aFile(4, 'participant/documents/pid_11_a.png');
    await linkedTo(tables, 'participant_document', [file]);
    const view = await ask(tables, { name: 'contact-documents' });
    const labels = view.info.columns.filter(({ hidden }) => !hidden).map(({ label }) => label);
    expect(labels).toEqual(['Document', 'Kind', 'Size', 'State', 'Folder', 'Contact']);
    expect(shown(view, ...labels)).toEqual([
      ['Photo page', 'PNG', 40, 'present', 'Identity', 'Fern, Test'],
    ]);
  });

  it.each(['attachments', 'contact-documents', 'documents'])(
    'are told to be absent: %s',
    async (name) => {
      await expect(ask(await tablesOf({}), { name })).rejects.toMatchObject({
        problem: { code: 'V01', facts: { view: name } },
      });
    },
  );
});
