import { describe, expect, it } from 'vitest';
import { Reconciling, reconciliationDay } from '../../../../src/state/reconciling.svelte.ts';
import { FakeEngine } from '../../../support/fake-engine.ts';

const work = (): Reconciling => new Reconciling(new FakeEngine());

describe('the worksheet of a reconciliation', () => {
  it('has the amounts that were typed, exactly, and the reason', () => {
    const desk = work();
    desk.type('2024-03-31', null, { statement: '$1,234.50' });
    desk.type('2024-03-31', null, { adjustment: '(0.25)', reason: ' Bank error ' });
    expect(desk.worksheet('2024-03-31', null)).toEqual({
      asAt: '2024-03-31',
      account: null,
      statement: '1234.50',
      adjustment: '-0.25',
      reason: 'Bank error',
      ticked: [],
    });
  });

  it('keeps what was typed to its day and account', () => {
    const desk = work();
    desk.type('2024-03-31', '2', { statement: '5' });
    expect(desk.worksheet('2024-03-31', '2').statement).toBe('5');
    expect(desk.worksheet('2024-03-31', null).statement).toBeNull();
    expect(desk.worksheet('2024-02-29', '2').statement).toBeNull();
  });

  it('keeps what was ticked to its day, whatever the account', () => {
    const desk = work();
    desk.tick('2024-03-31', 't/1', true);
    desk.tick('2024-03-31', 't/2', true);
    desk.tick('2024-03-31', 't/1', false);
    expect(desk.worksheet('2024-03-31', '2').ticked).toEqual(['t/2']);
    expect(desk.worksheet('2024-02-29', '2').ticked).toEqual([]);
  });

  it('is what the engine is asked for', async () => {
    const desk = work();
    desk.type('2024-03-31', '2', { statement: '5', reason: 'Bank error' });
    await desk.askFor(desk.worksheet('2024-03-31', '2'));
    expect(desk.answer).toMatchObject({
      asAt: '2024-03-31',
      account: '2',
      statement: '5',
      reason: 'Bank error',
    });
  });
});

describe('the day of a reconciliation', () => {
  it('is that of the address, or the last of the books', () => {
    const books = {
      files: [],
      accounts: [],
      currency: '',
      scale: 2,
      firstDay: '2024-01-01',
      lastDay: '2024-03-31',
    };
    expect(reconciliationDay({ asAt: '2024-02-29' }, books)).toBe('2024-02-29');
    expect(reconciliationDay({ asAt: 'soon' }, books)).toBe('2024-03-31');
    expect(reconciliationDay({}, null)).toBe('');
  });
});
