import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MATTER_TYPES, ROLES } from '../../../../scripts/sample/roles.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { anEngine, sourceFiles } from '../../../support/engine.ts';
import { independentValues } from '../../../support/independent.ts';
import { tempFolder } from '../../../support/native.ts';
import { needs } from '../../../support/needs.ts';
import { rawZip } from '../../../support/raw-zip.ts';
import {
  aView,
  allRows,
  openSample,
  referencesIn,
  VARIANTS,
  type OpenedSample,
} from './sample-relations.ts';

/** The path of ids from a row up to what it lies in, until one is met again; each id between slashes, as SQL. */
function upward(table: string, key: string, parent: string, id: string): string {
  return `WITH RECURSIVE up(id, path, depth) AS (
      SELECT '${id}', '/${id}/', 0
      UNION ALL SELECT t."${parent}", path || t."${parent}" || '/', depth + 1
        FROM "${table}" t JOIN up ON t."${key}" = up.id
        WHERE t."${parent}" IN (SELECT "${key}" FROM "${table}")
          AND instr(path, '/' || t."${parent}" || '/') = 0)
    SELECT path FROM up ORDER BY depth DESC LIMIT 1`;
}

/** The ids of all mails that answer each other, whichever way, in the order of the file; as SQL. */
const threadOf = (id: string): string => `WITH RECURSIVE part(id) AS (
    SELECT '${id}' UNION
    SELECT CASE WHEN parent_email_id = part.id THEN email_id ELSE parent_email_id END
      FROM email JOIN part ON email_id = part.id AND parent_email_id <> '' OR parent_email_id = part.id)
  SELECT group_concat(email_id, ' ') FROM (SELECT email_id FROM email
    WHERE email_id IN (SELECT id FROM part) ORDER BY rowid)`;

/** Everyone on a matter: role, id, whether there, whether in the primary role of its type; as SQL. */
function peopleOn(id: string, primary: string, isByType: boolean): string {
  const type = `(SELECT action_type_id FROM actions WHERE action_id = '${id}')`;
  const ofType = isByType ? ` AND p.action_type_id = ${type}` : '';
  return `SELECT group_concat(line, '; ') FROM (
    SELECT (SELECT name FROM participant_types p
          WHERE p.participant_type_id = a.participant_type_id${ofType})
        || ' ' || participant_id || ' ' || (participant_id IN (SELECT participant_id FROM participants))
        || ' ' || (participant_type_id IN (SELECT ${primary} WHERE action_type_id = ${type})) AS line
      FROM action_participants a WHERE action_id = '${id}' ORDER BY rowid)`;
}

async function peopleFound(engine: BackupEngine, id: string): Promise<string> {
  const { people } = await engine.matter(id);
  const lines = people.map(({ role, key, found, primary }) =>
    [role, key, Number(found), Number(primary)].join(' '),
  );
  return lines.join('; ');
}

for (const [variant, options] of Object.entries(VARIANTS)) {
  needs('python3').describe(`what hangs together in a backup ${variant}`, () => {
    let opened: OpenedSample;

    beforeAll(async () => {
      opened = await openSample(options);
    });

    afterAll(() => opened.engine.close());

    it('each record lies in what Python says it lies in, also where that goes in a circle', async () => {
      const chains = referencesIn(opened.plain).filter(
        ({ table, target, column }) => table === target && column.startsWith('parent_'),
      );
      expect(chains.map(({ table }) => table).toSorted()).toEqual([
        'action_folder',
        'actions',
        'chart_of_accounts',
        'email',
      ]);
      for (const { table, key, column } of chains) {
        const { rows } = await allRows(opened.engine, aView(`tables/${table}`));
        const queries = rows.map((row) => [row.key, upward(table, key, column, row.key)] as const);
        const wanted = await independentValues(opened.tree, Object.fromEntries(queries));
        const found: Record<string, string> = {};
        for (const row of rows) {
          const { above } = await opened.engine.record(table, row.key);
          const ids = [row.key, ...above.map((one) => one.key).toReversed()];
          found[row.key] = `/${ids.join('/')}/`;
        }
        expect(found).toEqual(wanted);
        expect(Object.values(found).some((ids) => ids.split('/').length > 3)).toBe(true);
      }
    });

    it('each mail has the thread that Python finds, oldest first', async () => {
      const { rows } = await allRows(opened.engine, aView('tables/email'));
      const queries = rows.map(({ key }) => [key, threadOf(key)] as const);
      const wanted = await independentValues(opened.tree, Object.fromEntries(queries));
      for (const { key } of rows) {
        const { thread } = await opened.engine.message(key);
        const ids = thread.length === 0 ? [key] : thread.map((one) => one.key);
        expect([key, ids.toSorted().join(' ')]).toEqual([key, wanted[key]]);
        expect(thread.filter(({ isHere }) => isHere).map((one) => one.key)).toEqual(
          thread.length === 0 ? [] : [key],
        );
      }
      for (const mails of opened.plain.ledger.mail.threads) {
        const { thread } = await opened.engine.message(String(mails[0]));
        expect(thread.map((one) => Number(one.key))).toEqual(mails);
      }
    });

    it('each matter has the people, roles and clients that Python finds', async () => {
      const primary = options.odd
        ? 'primary_participant_type FROM action_types'
        : 'participant_type_id FROM primary_participant_types';
      const { rows } = await allRows(opened.engine, aView('tables/actions'));
      const queries = rows.map(({ key }) => [key, peopleOn(key, primary, false)] as const);
      const wanted = await independentValues(opened.tree, Object.fromEntries(queries));
      const found: Record<string, string> = {};
      for (const { key } of rows) found[key] = await peopleFound(opened.engine, key);
      expect(found).toEqual(wanted);
      expect(Object.values(found).some((people) => people.includes(' 0 '))).toBe(true);
    });
  });
}

needs('python3').it('a role has the name that it has for the matter’s own type', async () => {
  const sample = await openSample({});
  await sample.engine.close();
  const data = path.join(sample.tree, 'Data');
  const names = MATTER_TYPES.flatMap(({ id: type }) =>
    ROLES.map(({ id, name }) => `${id},${name} of ${type},${type}`),
  );
  const header = 'participant_type_id,name,action_type_id';
  writeFileSync(path.join(data, 'participant_types.csv'), [header, ...names, ''].join('\n'));
  const entries = readdirSync(data).map((name) => ({
    name: `Data/${name}`,
    data: readFileSync(path.join(data, name)),
  }));
  const zip = path.join(tempFolder(), 'roles.zip');
  writeFileSync(zip, rawZip(entries));

  const engine = anEngine();
  await engine.inspect(sourceFiles([zip]), () => undefined);
  await engine.load(() => undefined);
  const primary = 'participant_type_id FROM primary_participant_types';
  const ids = sample.plain.ledger.matters.map(({ id }) => String(id));
  const queries = ids.map((id) => [id, peopleOn(id, primary, true)] as const);
  const wanted = await independentValues(sample.tree, Object.fromEntries(queries));
  for (const id of ids) {
    expect([id, await peopleFound(engine, id)]).toEqual([id, wanted[id]]);
    const scope = [{ column: 'action_id', value: id }];
    const { info, rows } = await allRows(engine, aView('roles', scope));
    const at = info.columns.findIndex((column) => column.id === 'participant_type_id');
    const roles = rows.map(({ cells }) => cells[at]);
    expect((await engine.matter(id)).people.map(({ role }) => role)).toEqual(roles);
  }
  await engine.close();
});
