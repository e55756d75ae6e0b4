import { describe, expect, it } from 'vitest';
import { EntryMemory } from '../../../../src/state/entry-memory.ts';

describe('the memory of history entries', () => {
  it('keeps each name of each entry apart', () => {
    const memory = new EntryMemory<number>();
    memory.keep(1, 'a grid', 10);
    memory.keep(1, 'a', 11);
    memory.keep(2, 'a grid', 20);
    expect([memory.recall(1, 'a grid'), memory.recall(1, 'a'), memory.recall(2, 'a grid')]).toEqual(
      [10, 11, 20],
    );
    expect(memory.recall(2, 'a')).toBeNull();
  });

  it('carries all of one entry to another, and forgets an entry', () => {
    const memory = new EntryMemory<number>();
    memory.keep(1, 'a', 1);
    memory.keep(1, 'b', 2);
    memory.carry(1, 2);
    memory.carry(9, 2);
    memory.forget(1);
    expect([memory.recall(1, 'a'), memory.recall(2, 'a'), memory.recall(2, 'b')]).toEqual([
      null,
      1,
      2,
    ]);
  });

  it('forgets what was not used for longest, and nothing else', () => {
    const memory = new EntryMemory<number>();
    for (let entry = 0; entry < 100; entry++) memory.keep(entry, 'a', entry);
    memory.keep(0, 'a', 0);
    memory.keep(100, 'a', 100);
    expect(memory.recall(1, 'a')).toBeNull();
    expect([memory.recall(0, 'a'), memory.recall(2, 'a'), memory.recall(100, 'a')]).toEqual([
      0, 2, 100,
    ]);
  });
});
