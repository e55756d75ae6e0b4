import type { CollectionInfo, IndexingEvent } from '../../workers/contract/records.ts';
import type { EngineClient } from '../engine/client.ts';
import { Asked } from './asked.svelte.ts';

/** The collections of custom data, and how far the engine is with going through them for the first time. */
export class Collections extends Asked<readonly CollectionInfo[]> {
  progress = $state.raw<IndexingEvent | null>(null);

  /** Of one matter by its key, or over all. */
  async askFor(engine: Pick<EngineClient, 'collections'>, matter: string | null): Promise<void> {
    let isWaiting = true;
    await this.ask(() =>
      engine.collections(matter, (event) => {
        if (isWaiting) this.progress = event;
      }),
    );
    isWaiting = false;
    this.progress = null;
  }
}
