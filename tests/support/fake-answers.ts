import type { EngineClient } from '../../src/engine/client.ts';
import type { VersionInfo } from '../../workers/contract/versions.ts';
import { fakeRecord, fakeTable } from './fake-values.ts';

const fakeBooks = {
  files: [],
  accounts: [],
  currency: '',
  scale: 2,
  firstDay: '',
  lastDay: '',
};

function fakeVersion(key: string, number: number): VersionInfo {
  return {
    key,
    number,
    by: 'Fake, Aroha',
    when: '2021-05-14T10:20:30.000000Z',
    message: 'Updated the record',
    hash: `fake hash ${number}`,
    previousHash: `fake hash ${number - 1}`,
    chain: number === 1 ? 'first' : 'holds',
    entry: number,
    isNewest: number === 2,
  };
}

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

  async versions(): ReturnType<EngineClient['versions']> {
    return Promise.resolve([]);
  }

  async versionFields(): ReturnType<EngineClient['versionFields']> {
    return Promise.resolve([]);
  }

  async versionDifference(
    before: string,
    after: string,
  ): ReturnType<EngineClient['versionDifference']> {
    const same = { changes: [], changeCount: 0, text: [], textCount: 0 };
    return Promise.resolve({
      before: fakeVersion(before, 1),
      after: fakeVersion(after, 2),
      ...same,
    });
  }

  async versionAt(): ReturnType<EngineClient['versionAt']> {
    return Promise.resolve(null);
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

  async addExports(): ReturnType<EngineClient['addExports']> {
    return Promise.resolve({ exports: [], tables: [], refused: [] });
  }

  async matchExport(): ReturnType<EngineClient['matchExport']> {
    return this.addExports();
  }

  async removeExport(): ReturnType<EngineClient['removeExport']> {
    return this.addExports();
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

  async chooseKey(table: string): ReturnType<EngineClient['chooseKey']> {
    return Promise.resolve([fakeTable(table, 0)]);
  }

  async chooseReference(table: string): ReturnType<EngineClient['chooseReference']> {
    return Promise.resolve([fakeTable(table, 0)]);
  }

  async setDateOrder(table: string): ReturnType<EngineClient['setDateOrder']> {
    return Promise.resolve(fakeTable(table, 0));
  }
}
