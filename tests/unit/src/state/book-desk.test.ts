import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookDesk } from '../../../../src/state/book-desk.svelte.ts';
import { Preferences } from '../../../../src/state/preferences.svelte.ts';
import { Session } from '../../../../src/state/session.svelte.ts';
import type { BookChoice, BookFile, Books } from '../../../../workers/contract/books.ts';
import { FakeEngine } from '../../../support/fake-engine.ts';
import { fakeTable } from '../../../support/fake-values.ts';

const file: BookFile = {
  table: 'trust_transactions',
  label: 'Trust transactions',
  side: 'trust',
  unread: null,
  roles: { date: 'c1', amount: 'c2' },
  shape: 'signed',
  sign: 1,
  scale: 2,
  evidence: [],
  candidates: {},
  isChosen: false,
  rows: 3,
  excluded: 0,
};
const choice: BookChoice = {
  side: 'trust',
  reading: { roles: { date: 'c1', amount: 'c2' }, shape: 'signed', sign: -1 },
};

/** An engine that reads its one trust file as it is told. */
class BookEngine extends FakeEngine {
  chosen: BookChoice | null = null;
  currency = '';

  constructor() {
    super({ actions: 3, trust_transactions: 3 });
  }

  override async books(): Promise<Books> {
    return Promise.resolve(this.#books());
  }

  override async chooseBook(
    ...asked: Parameters<FakeEngine['chooseBook'] & ((...all: unknown[]) => unknown)>
  ): Promise<Books> {
    // The fake it stands for takes nothing; what it is given is the engine's own question.
    this.chosen = asked[1] as BookChoice | null;
    return Promise.resolve(this.#books());
  }

  #books(): Books {
    const read = this.chosen ? { ...file, ...this.chosen.reading, isChosen: true } : file;
    const { currency } = this;
    return { files: [read], accounts: [], currency, scale: 2, firstDay: '', lastDay: '' };
  }
}

const kept = new Map<string, string>();

function desk(engine = new BookEngine()): { desk: BookDesk; engine: BookEngine; session: Session } {
  const session = new Session(() => engine);
  session.tables = [fakeTable('trust_transactions', 3)];
  return { desk: new BookDesk(session, new Preferences()), engine, session };
}

describe('the books on the desk', () => {
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('are read as the evidence has it, until the person says otherwise', async () => {
    const { desk: one } = desk();
    await one.open();
    expect(one.books?.files[0]).toMatchObject({ sign: 1, isChosen: false });
    await one.choose('trust_transactions', choice);
    expect(one.books?.files[0]).toMatchObject({ sign: -1, isChosen: true });
    expect(one.readings).toBe(2);
  });

  it('are read as chosen when a backup of that shape is opened again, and not when it was taken back', async () => {
    const first = desk();
    await first.desk.open();
    await first.desk.choose('trust_transactions', choice);
    const second = desk();
    await second.desk.open();
    expect(second.engine.chosen).toEqual(choice);
    await second.desk.choose('trust_transactions', null);
    const third = desk();
    await third.desk.open();
    expect(third.engine.chosen).toBeNull();
  });

  it('take a table that the person says is a trust file for one, also when it is opened again', async () => {
    const first = desk();
    const odd = { ...fakeTable('odd', 3), book: null };
    expect(first.desk.sideOf(odd)).toBeNull();
    first.session.tables = [odd];
    await first.desk.choose('odd', { side: 'trust', reading: null });
    expect(first.desk.tablesOf('trust')).toEqual([odd]);
    const second = desk();
    second.session.tables = [odd];
    expect(second.desk.sideOf(odd)).toBe('trust');
    await second.desk.open();
    expect(second.engine.chosen).toEqual({ side: 'trust', reading: null });
    await second.desk.choose('odd', null);
    expect(second.desk.sideOf(odd)).toBeNull();
  });

  it('keep a file that was left out in its place', async () => {
    const { desk: one } = desk();
    await one.choose('trust_transactions', { side: null, reading: null });
    expect(one.sideOf(fakeTable('trust_transactions', 3))).toBe('trust');
  });

  it('forget what another program wrote in their place', async () => {
    kept.set('strongroom.books', '[["x",{"roles":3}],7,["y"]]');
    const { desk: one, engine } = desk();
    await one.open();
    expect(engine.chosen).toBeNull();
  });

  it('bring the words of the country that their currency tells', async () => {
    const engine = new BookEngine();
    engine.currency = 'GBP';
    const { desk: one } = desk(engine);
    await one.open();
    expect(one.words('Trust ledger')).toBe('Client ledger');
  });
});
