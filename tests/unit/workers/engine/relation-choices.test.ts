import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableInfo } from '../../../../workers/contract/values.ts';
import type { BackupEngine } from '../../../../workers/engine.ts';
import { anEngine } from '../../../support/engine.ts';
import { plainBackups, zippedPlain } from '../../../support/plain-backups.ts';
import { allRows, aView } from './sample-relations.ts';

/** What a person says of a backup whose tables nobody declares: a club's, where the captain of a team is a member. */
describe('a person’s choice', () => {
  let engine: BackupEngine;
  let tables: Map<string, TableInfo>;

  beforeAll(async () => {
    engine = anEngine();
    const club = plainBackups.find(({ name }) => name.includes('club'));
    if (!club) throw new Error('no club');
    await engine.inspect([await zippedPlain(club)], () => undefined);
    const report = await engine.load(() => undefined);
    tables = new Map(report.tables.map((table) => [table.id, table]));
  });

  afterAll(() => engine.close());

  const know = (changed: readonly TableInfo[]): void => {
    for (const table of changed) tables.set(table.id, table);
  };
  const columnOf = (table: string, name: string): TableInfo['columns'][number] => {
    const column = tables.get(table)?.columns.find((one) => one.name === name);
    if (!column) throw new Error(`no column ${name}`);
    return column;
  };
  const chosen = async (table: string, name: string, target: string | null): Promise<void> =>
    know(await engine.chooseReference(table, columnOf(table, name).id, target));

  it('of a reference is followed by links, tabs and counts, and taken back', async () => {
    await chosen('teams', 'captain', 'members');
    expect(columnOf('teams', 'captain')).toMatchObject({
      references: 'members',
      evidence: { filled: 8, found: 8, isChosen: true },
    });
    const { rows } = await allRows(engine, aView('tables/teams'));
    const at = columnOf('teams', 'captain').id;
    expect(rows[0]?.links[at]).toEqual({ table: 'members', key: '8' });
    const related = await engine.related('members', '8', () => undefined);
    expect(related.find(({ view }) => view === 'rows/teams')?.count).toBe(1);
    await chosen('teams', 'captain', null);
    expect(columnOf('teams', 'captain')).toMatchObject({ references: null, evidence: null });
  });

  it('of no reference is kept when all is inferred anew', async () => {
    await chosen('payments', 'member_id', '');
    expect(columnOf('payments', 'member_id').references).toBeNull();
    know(await engine.chooseKey('families', ['c2']));
    expect(columnOf('payments', 'member_id').references).toBeNull();
    know(await engine.chooseKey('families', null));
    await chosen('payments', 'member_id', null);
    expect(columnOf('payments', 'member_id')).toMatchObject({
      references: 'members',
      evidence: { filled: 150, found: 150 },
    });
  });

  it('of a key changes addresses and what refers to it, and is taken back', async () => {
    const changed = await engine.chooseKey('families', ['c2']);
    expect(changed.map(({ id }) => id)).toEqual(expect.arrayContaining(['families', 'members']));
    expect(changed[0]).toMatchObject({
      id: 'families',
      key: ['c2'],
      keyEvidence: { by: 'person' },
    });
    know(changed);
    expect(columnOf('members', 'family_id').references).toBeNull();
    const { rows } = await allRows(engine, aView('tables/families'));
    expect(rows[0]?.key).toBe(encodeURIComponent('Nettlefold 0'));
    know(await engine.chooseKey('families', null));
    expect(tables.get('families')).toMatchObject({ key: ['c1'], keyEvidence: { by: 'name' } });
    expect(columnOf('members', 'family_id').references).toBe('families');
  });

  it('of no key at all leaves rows told by their numbers', async () => {
    know(await engine.chooseKey('families', []));
    expect(tables.get('families')).toMatchObject({ key: [] });
    expect(tables.get('families')?.keyEvidence).toBeUndefined();
    const { rows } = await allRows(engine, aView('tables/families'));
    expect(rows[0]?.key).toBe('@1');
    know(await engine.chooseKey('families', null));
  });

  it('of two columns is a key where they tell every row apart', async () => {
    know(await engine.chooseKey('team_members', ['c1', 'c2']));
    expect(tables.get('team_members')?.key).toEqual(['c1', 'c2']);
  });

  it('of columns that identify no row is refused, with the rows that it would confuse', async () => {
    await expect(engine.chooseKey('members', ['c5'])).rejects.toMatchObject({
      problem: { code: 'V04', facts: { table: 'members', columns: ['family_id'], rows: 60 } },
    });
    await expect(engine.chooseKey('members', ['c99'])).rejects.toMatchObject({
      problem: { code: 'V02' },
    });
    await expect(engine.chooseReference('teams', 'c3', 'nowhere')).rejects.toMatchObject({
      problem: { code: 'V01' },
    });
    expect(tables.get('members')?.key).toEqual(['c1']);
  });
});
