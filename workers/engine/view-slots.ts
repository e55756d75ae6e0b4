import { EngineError, QueryError } from '../contract/problems.ts';
import type { View, ViewInfo, ViewPage } from '../contract/views.ts';
import type { OpenedView } from '../query/open-view.ts';

interface Slot {
  id: number;
  controller: AbortController;
  opened: OpenedView | null;
}

/** One view for each place on screen. A newer question in a slot ends the older one (style.md 13). */
export class ViewSlots {
  readonly #answer: (view: View, signal: AbortSignal) => Promise<OpenedView>;
  readonly #slots = new Map<string, Slot>();
  #lastId = 0;

  constructor(answer: (view: View, signal: AbortSignal) => Promise<OpenedView>) {
    this.#answer = answer;
  }

  async open(name: string, view: View): Promise<ViewInfo> {
    this.#slots.get(name)?.controller.abort(new EngineError({ code: 'E01', facts: {} }));
    const slot: Slot = { id: ++this.#lastId, controller: new AbortController(), opened: null };
    this.#slots.set(name, slot);
    const opened = await this.#answer(view, slot.controller.signal);
    slot.controller.signal.throwIfAborted();
    slot.opened = opened;
    return { ...opened.info, id: slot.id };
  }

  page(id: number, offset: number, limit: number): ViewPage {
    const slot = [...this.#slots.values()].find((one) => one.id === id);
    if (!slot?.opened) throw new QueryError({ code: 'V01', facts: { view: String(id) } });
    return slot.opened.page(offset, limit);
  }

  close(id: number): void {
    for (const [name, slot] of this.#slots) {
      if (slot.id !== id) continue;
      slot.controller.abort(new EngineError({ code: 'E01', facts: {} }));
      this.#slots.delete(name);
    }
  }

  closeAll(): void {
    for (const { id } of [...this.#slots.values()]) this.close(id);
  }
}
