import { describe, expect, it } from 'vitest';
import type { View } from '../../../../workers/contract/views.ts';
import { ViewSlots } from '../../../../workers/engine/view-slots.ts';
import type { OpenedView } from '../../../../workers/query/open-view.ts';

const view = (text: string): View => ({ name: 'matters', scope: [], text, sort: null });

const opened = (title: string): OpenedView => ({
  info: { title, table: 'actions', columns: [], rows: 1, of: 1 },
  page: (offset) => ({ offset, rows: [] }),
});

/** Answers when the test says so, in the order the test wants. */
function slowAnswers() {
  const waiting = new Map<string, (view: OpenedView) => void>();
  const slots = new ViewSlots(
    ({ text }) => new Promise<OpenedView>((answer) => waiting.set(text, answer)),
  );
  return { slots, answer: (text: string) => waiting.get(text)?.(opened(text)) };
}

describe('views in their places', () => {
  it('the newer question wins, also when the older answer comes last', async () => {
    const { slots, answer } = slowAnswers();
    const older = slots.open('main', view('a'));
    const newer = slots.open('main', view('ab'));
    answer('ab');
    expect((await newer).title).toBe('ab');
    answer('a');
    await expect(older).rejects.toMatchObject({ problem: { code: 'E01' } });
    expect(slots.page((await newer).id, 5, 10).offset).toBe(5);
  });

  it('places do not disturb each other', async () => {
    const { slots, answer } = slowAnswers();
    const main = slots.open('main', view('a'));
    const beside = slots.open('export', view('b'));
    answer('a');
    answer('b');
    expect([(await main).title, (await beside).title]).toEqual(['a', 'b']);
  });

  it('a closed view has no rows any more', async () => {
    const { slots, answer } = slowAnswers();
    const asked = slots.open('main', view('a'));
    answer('a');
    const { id } = await asked;
    slots.close(id);
    expect(() => slots.page(id, 0, 1)).toThrow(/V01/);
  });
});
