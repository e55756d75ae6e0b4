import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RelationMemory } from '../../../../src/state/relation-memory.ts';
import { fakeTable } from '../../../support/fake-values.ts';

const key = 'strongroom.relations';
const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
  });
});

const teams = fakeTable('teams', 8);

describe('what a person said of keys and references', () => {
  it('is known at the next visit, for a table of the same name and columns', () => {
    const memory = new RelationMemory();
    memory.keep(teams, { key: ['team'], references: {} });
    memory.refer(teams, 'captain', 'members');
    const next = new RelationMemory();
    expect(next.of(teams)).toEqual({ key: ['team'], references: { captain: 'members' } });
    expect(next.of({ ...teams, id: 'others' })).toEqual({ key: null, references: {} });
    expect(next.of({ ...teams, columns: [] })).toEqual({ key: null, references: {} });
  });

  it('tells no key and nothing referred to from what was never said', () => {
    const memory = new RelationMemory();
    memory.keep(teams, { key: [], references: { captain: '' } });
    expect(new RelationMemory().of(teams)).toEqual({ key: [], references: { captain: '' } });
  });

  it('is forgotten when it is taken back', () => {
    const memory = new RelationMemory();
    memory.refer(teams, 'captain', 'members');
    memory.refer(teams, 'captain', null);
    expect(stored.get(key)).toBe('[]');
  });

  it.each(['{', '{}', '[1]', '[["teams",7]]', '[["teams",{"key":"id","references":3}]]'])(
    'is nothing where the device keeps %s',
    (text) => {
      stored.set(key, text);
      expect(new RelationMemory().of(teams)).toEqual({ key: null, references: {} });
    },
  );

  it('does not take a column called as what every object has for one that was said', () => {
    const memory = new RelationMemory();
    memory.refer(teams, '__proto__', 'members');
    memory.refer(teams, 'constructor', '');
    const { references } = new RelationMemory().of(teams);
    expect(Object.hasOwn(references, 'constructor')).toBe(true);
    expect(Object.hasOwn(references, 'toString')).toBe(false);
  });
});
