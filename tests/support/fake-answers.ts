import type { EngineClient } from '../../src/engine/client.ts';
import { fakeRecord, fakeTable } from './fake-values.ts';

const fakeBooks = {
  files: [],
  accounts: [],
  currency: '',
  scale: 2,
  firstDay: '',
  lastDay: '',
};

/** What a fake engine says of records: little, and at once. */
export class FakeAnswers {
  async card(table: string, key: string): ReturnType<EngineClient['card']> {
    const { tableLabel, title, facts } = fakeRecord(table, key);
    return Promise.resolve({ tableLabel, title, facts: facts.slice(0, 3) });
  }

  async related(): ReturnType<EngineClient['related']> {
    return Promise.resolve([]);
  }

  async timeline(
    _key: string,
    _filter: Parameters<EngineClient['timeline']>[1],
    offset: number,
  ): ReturnType<EngineClient['timeline']> {
    return Promise.resolve({
      offset,
      rows: [],
      matching: 0,
      of: 0,
      undated: 0,
      kinds: [],
      people: [],
    });
  }

  async message(): ReturnType<EngineClient['message']> {
    return Promise.resolve({
      from: 'a@example.invalid',
      to: 'b@example.invalid',
      cc: '',
      bcc: '',
      subject: 'Fake',
      date: null,
      body: { html: null, text: null },
      attachments: [],
      thread: [],
      isThreadCut: false,
    });
  }

  async collections(): ReturnType<EngineClient['collections']> {
    return Promise.resolve([]);
  }

  async books(): ReturnType<EngineClient['books']> {
    return Promise.resolve(fakeBooks);
  }

  async chooseBook(): ReturnType<EngineClient['chooseBook']> {
    return Promise.resolve(fakeBooks);
  }

  async tieOuts(): ReturnType<EngineClient['tieOuts']> {
    return Promise.resolve([]);
  }

  async reconciliation(
    ...[{ asAt, account, statement, reason }]: Parameters<EngineClient['reconciliation']>
  ): ReturnType<EngineClient['reconciliation']> {
    return Promise.resolve({
      asAt,
      account,
      statement,
      reason,
      depositsInTransit: '0.00',
      outstandingPayments: '0.00',
      adjustments: '0.00',
      adjustedBank: null,
      cashBook: '0.00',
      matters: '0.00',
      ledgerBank: null,
      ledgerLiability: null,
      open: [],
      openCount: 0,
      isTold: true,
    });
  }

  async reportHead(): ReturnType<EngineClient['reportHead']> {
    return Promise.resolve({ title: 'Fake', facts: [], sources: [], rows: 0 });
  }

  async dictionary(table: string): ReturnType<EngineClient['dictionary']> {
    return Promise.resolve({
      table,
      label: table,
      file: `${table}.csv`,
      about: '',
      rows: 0,
      key: [],
      columns: [],
      absent: [],
    });
  }

  async setDateOrder(table: string): ReturnType<EngineClient['setDateOrder']> {
    return Promise.resolve(fakeTable(table, 0));
  }
}
