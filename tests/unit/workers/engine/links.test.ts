import { expect } from 'vitest';
import { independentCounts } from '../../../support/independent.ts';
import { needs } from '../../../support/needs.ts';
import { allRows, aView, openRewritten, openSample } from './sample-relations.ts';

/** Each kind of record that mail is linked to: its own column, and the word for it in the pair. */
const KINDS = [
  ['actions', 'action_id', 'Action'],
  ['participants', 'participant_id', 'Participant'],
  ['sale_purchase', 'sale_purchase_id', 'Invoice'],
] as const;

needs('python3').it(
  'mail is linked to what is meant where both shapes are used and ids are those of several kinds',
  async () => {
    const sample = await openSample({});
    const ids: Record<string, readonly string[]> = {};
    for (const [table] of KINDS) {
      const { rows } = await allRows(sample.engine, aView(`tables/${table}`));
      ids[table] = rows.slice(0, 6).map(({ key }) => key);
    }
    const all = Object.values(ids).flat();
    const lines = all.flatMap((id, at) => [
      `${at}1,${40_001 + (at % 9)},,,,Action,${id}`,
      `${at}2,${40_003 + (at % 7)},,,,Participant,${id}`,
      `${at}3,${40_005 + (at % 5)},,,,invoices,${id}`,
      `${at}4,${40_001 + (at % 8)},${id},,,,`,
      `${at}5,${40_010 + (at % 3)},,${id},${id},,`,
    ]);
    const header = `association_id,email_id,action_id,participant_id,sale_purchase_id,associated_table,associated_id`;
    const engine = await openRewritten(sample, 'email_associations', [header, ...lines]);

    const queries = KINDS.flatMap(([table, column, word]) =>
      (ids[table] ?? []).map((id) => {
        const pair = `associated_id = '${id}' AND associated_table LIKE '${word}%'`;
        const links = `SELECT email_id FROM email_associations WHERE ${column} = '${id}' OR ${pair}`;
        const sql = `SELECT count(*) FROM email WHERE email_id IN (${links})`;
        return [`${table} ${id}`, sql] as const;
      }),
    );
    const wanted = await independentCounts(sample.tree, Object.fromEntries(queries));
    const found: Record<string, number> = {};
    for (const name of Object.keys(wanted)) {
      const [table = '', id = ''] = name.split(' ');
      const related = await engine.related(table, id, () => undefined);
      const mail = related.find(({ view }) => view === 'email');
      const { info } = await allRows(engine, aView('email', mail?.scope ?? []));
      expect([name, info.rows]).toEqual([name, mail?.count]);
      found[name] = mail?.count ?? 0;
    }
    expect(found).toEqual(wanted);
    expect(new Set(Object.values(found)).size).toBeGreaterThan(1);
    await engine.close();
  },
);
