import { afterAll, beforeAll, expect, it } from 'vitest';
import { independentCounts } from '../../../support/independent.ts';
import { needs } from '../../../support/needs.ts';
import { aView, allRows, openSample, type OpenedSample } from './sample-relations.ts';

/** Columns of tables on no list, and what the sample's maker made them lead to. */
const LEADING = [
  ['supervisor_reviews', 'action_id', 'actions', 'action_id'],
  ['supervisor_reviews', 'reviewer_participant_id', 'participants', 'participant_id'],
  ['key_register', 'matter_id', 'actions', 'action_id'],
  ['key_register', 'holder_participant_id', 'participants', 'participant_id'],
  ['firm_notes_export', 'action_id', 'actions', 'action_id'],
] as const;

/** Who has one of the keys, and is no contact. */
const NOBODY = '9000004';

needs('python3').describe('what tables on no list refer to', () => {
  let opened: OpenedSample;

  beforeAll(async () => {
    opened = await openSample({ odd: true });
  });

  afterAll(() => opened.engine.close());

  it('is found where names and values lead somewhere, with the share that Python counts', async () => {
    const unknown = opened.load.tables.filter(({ known }) => !known);
    const found = unknown.flatMap(({ id, columns }) =>
      columns.flatMap(({ name, references, evidence }) =>
        references === null ? [] : [[`${id}.${name}>${references}`, evidence] as const],
      ),
    );
    const filled = await counted(() => `<> ''`);
    const leading = await counted((key, target) => `IN (SELECT ${key} FROM ${target})`);
    const wanted = LEADING.map(([table, column, target]) => {
      const name = `${table}.${column}`;
      return [`${name}>${target}`, { filled: filled[name], found: leading[name] }] as const;
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    expect(filled['key_register.holder_participant_id']).toBe(30);
    expect(leading['key_register.holder_participant_id']).toBe(29);
  });

  it('is not guessed from small numbers, whatever they are called', () => {
    const plain = ['score', 'rating_id', 'hook_id', 'key_no', 'review_id', 'note_id'];
    const columns = opened.load.tables.flatMap((table) => (table.known ? [] : table.columns));
    const found = columns.filter(({ name }) => plain.includes(name));
    expect(found.map(({ name }) => name).toSorted()).toEqual(plain.toSorted());
    expect(found.every(({ references, evidence }) => !references && !evidence)).toBe(true);
  });

  it('stands on the pages of what it refers to, as inferred', async () => {
    const { rows } = await allRows(opened.engine, aView('tables/supervisor_reviews'));
    const [, matter, reviewer] = rows[0]?.cells ?? [];
    for (const [table, key] of [
      ['actions', matter],
      ['participants', reviewer],
    ] as const) {
      const related = await opened.engine.related(table, String(key), () => undefined);
      const reviews = related.find(({ view }) => view === 'rows/supervisor_reviews');
      expect(reviews?.evidence).toEqual({ filled: 60, found: 60 });
    }
  });

  it('is said to be an orphan where it leads nowhere', async () => {
    const { rows } = await allRows(opened.engine, aView('tables/key_register'));
    const lost = rows.filter(({ cells }) => cells.includes(NOBODY));
    expect(lost).toHaveLength(1);
    const { fields } = await opened.engine.record('key_register', lost[0]?.key ?? '');
    const holder = fields.find(({ value }) => value === NOBODY);
    expect(holder).toMatchObject({
      name: 'holder_participant_id',
      reference: null,
      orphanOf: 'Contacts',
      evidence: { filled: 30, found: 29 },
    });
  });

  /** Rows in which each of the columns has such a cell, by `table.column`. */
  async function counted(
    test: (key: string, target: string) => string,
  ): Promise<Record<string, number>> {
    const queries = LEADING.map(
      ([table, column, target, key]) =>
        [
          `${table}.${column}`,
          `SELECT count(*) FROM ${table} WHERE ${column} ${test(key, target)}`,
        ] as const,
    );
    return independentCounts(opened.tree, Object.fromEntries(queries));
  }
});
