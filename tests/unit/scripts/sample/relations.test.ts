import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Associations } from '../../../../scripts/sample/options.ts';
import { makeSample, type SampleReport } from '../../../../scripts/sample/make-sample.ts';
import { independentCounts } from '../../../support/independent.ts';
import { tempFolder } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';

const SMALL = { matters: 60, documents: 60, timeRecords: 900, plainFolder: true } as const;

async function aSample(associations: Associations = 'columns'): Promise<SampleReport> {
  return makeSample({ ...SMALL, associations, out: tempFolder() });
}

const counts = (report: SampleReport, queries: Record<string, string>) =>
  independentCounts(report.tree ?? '', queries);

needs('python3').describe('what the rows of the sample have to do with each other', () => {
  let report: SampleReport;
  beforeAll(async () => {
    report = await aSample();
  });

  it('mail: as many threads, links and files as the ledger says', async () => {
    const { mail, matters } = report.ledger;
    const found = await counts(report, {
      mails: `SELECT count(*) FROM email`,
      unlinked: `SELECT count(*) FROM email WHERE email_id NOT IN (SELECT email_id FROM email_associations)`,
      associations: `SELECT count(*) FROM email_associations`,
      listed: `SELECT count(*) FROM email_attachment`,
      answers: `SELECT count(*) FROM email WHERE parent_email_id <> ''`,
      lostParents: `SELECT count(*) FROM email WHERE parent_email_id <> '' AND parent_email_id NOT IN (SELECT email_id FROM email)`,
      orphans: `SELECT count(*) FROM email_associations WHERE email_id NOT IN (SELECT email_id FROM email)`,
      ...Object.fromEntries(
        matters.map(({ id }) => [
          String(id),
          `SELECT count(DISTINCT email_id) FROM email_associations JOIN email USING (email_id) WHERE action_id = '${id}'`,
        ]),
      ),
    });
    const inThreads = mail.threads.reduce((sum, mails) => sum + mails.length, 0);
    expect(found).toMatchObject({
      mails: mail.mails,
      unlinked: mail.unlinked,
      associations: mail.associations,
      listed: mail.attachments.listed,
      answers: inThreads - mail.threads.length + 1, // both of the cycle are answers
      lostParents: 0,
      orphans: 1,
    });
    expect(Object.fromEntries(matters.map(({ id, mails }) => [id, mails]))).toEqual(
      Object.fromEntries(matters.map(({ id }) => [id, found[String(id)]])),
    );
    expect(Math.max(...mail.threads.map((mails) => mails.length))).toBe(4);
  });

  it('mail: the same links in either shape', async () => {
    const typed = await aSample('typed');
    const types: Record<string, [column: string, words: string]> = {
      matters: ['action_id', `'Action'`],
      contacts: ['participant_id', `'Participant'`],
      invoices: ['sale_purchase_id', `'Invoice', 'Sale Purchase'`],
    };
    const sum = (target: string) =>
      `SELECT sum((email_id - 40000) * 1000000 + ${target}) FROM email_associations WHERE`;
    const ask = (sql: (column: string, words: string) => string) =>
      Object.fromEntries(
        Object.entries(types).map(([name, [column, words]]) => [name, sql(column, words)]),
      );
    const byColumn = await counts(
      report,
      ask((column) => `${sum(column)} ${column} <> ''`),
    );
    const byType = await counts(
      typed,
      ask((_, words) => `${sum('associated_id')} associated_table IN (${words})`),
    );
    expect(byType).toEqual(byColumn);
    expect(Object.values(byType).every((value) => value > 0)).toBe(true);
  });

  it('mail: every picture a body shows has come with it', () => {
    const table = report.ledger.tables.find(({ name }) => name === 'email_attachment');
    const rows = readFileSync(join(report.tree ?? '', table?.file ?? ''), 'utf8');
    const bodies = [...rows.matchAll(/email\/attachments\/\d+_message\.html/g)];
    const shown = bodies.flatMap(([path]) => [
      ...readFileSync(join(report.tree ?? '', path), 'utf8').matchAll(/cid:([^"]+)/g),
    ]);
    expect(shown.length).toBeGreaterThan(2);
    for (const [, contentId = ''] of shown) expect(rows).toContain(contentId);
  });

  it('invoices: each is the sum of its lines, and paid what its payments say', async () => {
    const cents = (column: string) => `CAST(round(100 * ${column}) AS INTEGER)`;
    const total = (of: string) =>
      `(SELECT sum(${cents(of)}) FROM sale_purchase_line_items WHERE sale_purchase_id = sale_purchase.sale_purchase_id)`;
    const paid = `coalesce((SELECT sum(${cents('amount')}) FROM sale_purchase_payment WHERE sale_purchase_id = sale_purchase.sale_purchase_id), 0)`;
    const sales = 'SELECT count(*) FROM sale_purchase WHERE';
    const found = await counts(report, {
      inclusive: `${sales} ${cents('total_inclusive')} <> ${total('amount_inclusive')}`,
      exclusive: `${sales} ${cents('total_exclusive')} <> ${total('amount_exclusive')}`,
      tax: `${sales} ${cents('total_sales_tax')} <> ${total('tax_amount')}`,
      paid: `${sales} ${cents('total_paid')} <> ${paid}`,
      due: `${sales} type = 'Invoice' AND status IN ('Open', 'Closed') AND ${cents('total_due')} <> ${cents('total_inclusive')} - ${cents('total_paid')}`,
      closed: `${sales} (status = 'Closed') <> (total_paid <> '0.00' AND total_due = '0.00')`,
      receipts: `SELECT count(*) FROM sale_purchase_payment p LEFT JOIN receipt r USING (receipt_id) WHERE r.amount IS NOT p.amount`,
      unbooked: `SELECT count(*) FROM sale_purchase_payment WHERE transaction_id NOT IN (SELECT transaction_id FROM general_ledger_transactions)`,
      postedQuotes: `SELECT count(*) FROM general_ledger_transactions JOIN sale_purchase USING (sale_purchase_id) WHERE type IN ('Quote', 'Order')`,
    });
    expect(Object.entries(found).filter(([, count]) => count !== 0)).toEqual([]);
  });

  it('invoices: as many of each kind as the ledger says, with what they bill', async () => {
    const kind = (type: string) => `SELECT count(*) FROM sale_purchase WHERE type = '${type}'`;
    const lines = 'SELECT count(*) FROM sale_purchase_line_items';
    const found = await counts(report, {
      invoices: kind('Invoice'),
      quotes: kind('Quote'),
      orders: kind('Order'),
      credits: kind('Credit Note'),
      lines,
      timeRecords: `${lines} l JOIN time_records t ON t.record_id = l.time_record_id AND t.line_item_id = l.line_item_id AND t.action_id = l.action_id AND t.billable_amount = l.amount_exclusive`,
      disbursements: `${lines} l JOIN disbursements d ON d.disbursement_id = l.disbursement_id AND d.line_item_id = l.line_item_id AND d.sale_purchase_id = l.sale_purchase_id AND d.action_id = l.action_id AND d.amount = l.amount_exclusive`,
      tasks: `${lines} l JOIN tasks t ON t.task_id = l.task_id AND t.action_id = l.action_id`,
      payments: `SELECT count(*) FROM sale_purchase_payment`,
      settled: `SELECT count(*) FROM sale_purchase WHERE status = 'Closed'`,
      partPaid: `SELECT count(*) FROM sale_purchase WHERE total_paid <> '0.00' AND status = 'Open'`,
      inTwoParts: `SELECT count(*) FROM (SELECT 1 FROM sale_purchase_payment GROUP BY sale_purchase_id HAVING count(*) = 2)`,
    });
    expect(found).toEqual(report.ledger.sales);
    expect(Object.values(found).every((count) => count > 0)).toBe(true);
  });

  it('custom data: as many records and rows of each collection as the ledger says', async () => {
    const of = (what: string, name: string) =>
      `SELECT count(${what}) FROM custom_action_data WHERE data_collection_name = '${name}'`;
    for (const { name, records, cells, matters, isMultiple, fields } of report.ledger.custom) {
      const found = await counts(report, {
        records: of('DISTINCT record_id', name),
        cells: of('*', name),
        matters: of('DISTINCT action_id', name),
        fields: of('DISTINCT data_field_name', name),
      });
      expect(found).toEqual({ records, cells, matters, fields: fields.length });
      expect(records > matters).toBe(isMultiple);
    }
  });

  it('contact documents: some lack a file, and one file lacks a row', async () => {
    const { listed, present, missing, unlisted } = report.ledger.contactDocuments;
    const found = await counts(report, { listed: `SELECT count(*) FROM participant_document` });
    expect(found).toEqual({ listed });
    expect([present + missing, missing > 0, unlisted.length]).toEqual([listed, true, 1]);
    expect(report.ledger.totals.contactFiles).toBe(present + unlisted.length);
    const { attachments } = report.ledger.mail;
    expect(report.ledger.totals.attachmentFiles).toBe(attachments.present);
    expect(attachments.missing).toBe(1);
  });

  it('matters: a chain of four, people in two roles and in several matters', async () => {
    const found = await counts(report, {
      chain: `WITH RECURSIVE up(id, depth) AS (
          SELECT action_id, 1 FROM actions WHERE parent_action_id = ''
          UNION ALL SELECT action_id, depth + 1 FROM actions JOIN up ON parent_action_id = id)
        SELECT max(depth) FROM up`,
      twoRoles: `SELECT count(*) FROM (SELECT 1 FROM action_participants
        GROUP BY action_id, participant_id HAVING count(DISTINCT participant_type_id) = 2)`,
      severalMatters: `SELECT count(*) FROM (SELECT 1 FROM action_participants
        GROUP BY participant_id HAVING count(DISTINCT action_id) > 1)`,
      cheques: `SELECT count(*) FROM check_series WHERE transaction_id IN (SELECT transaction_id FROM general_ledger_transactions)`,
      looseCheques: `SELECT count(*) FROM check_series WHERE transaction_id <> '' AND transaction_id NOT IN (SELECT transaction_id FROM general_ledger_transactions)`,
    });
    expect(found['chain']).toBe(4);
    expect(found['looseCheques']).toBe(0);
    expect(Math.min(found['twoRoles'] ?? 0, found['severalMatters'] ?? 0)).toBeGreaterThan(0);
    expect(found['cheques']).toBeGreaterThan(0);
  });
});
