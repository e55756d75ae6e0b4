import type { MissingVolume } from '../contract/values.ts';
import { readManifest, ManifestIndex, type Manifest } from './manifest.ts';
import type { Volume } from './volume.ts';
import { partFileName } from './volume-name.ts';

/** Which parts the backup has, by its manifest and by the numbers of those that are there. */
export class BackupParts {
  /** Name of the manifest that was found. */
  readonly manifestName: string | null;
  readonly #manifest: Manifest;
  #present = new Map<number, Volume>();
  #key: string | null = null;
  #digits = 3;
  #first = 0;
  #index: ManifestIndex | null = null;

  constructor(manifest: { name: string; text: string } | null) {
    this.manifestName = manifest?.name ?? null;
    this.#manifest = manifest ? readManifest(manifest.text) : new Map<number, string[]>();
  }

  /** To be told again whenever volumes come, go, or are unlocked. */
  settle(volumes: readonly Volume[], key: string | null): void {
    this.#key = key ?? this.manifestName?.replace(/_manifest\.txt$/i, '') ?? null;
    this.#index = null;
    const parts = volumes.filter(
      ({ part, state }) => part && state !== 'apart' && state !== 'duplicate',
    );
    this.#present = new Map(parts.map((volume) => [volume.part?.part ?? 0, volume]));
    this.#digits = parts[0]?.part?.digits ?? 3;
    this.#first = this.#present.get(1)?.hasDataFolder ? 1 : 0;
  }

  missing(): MissingVolume[] {
    const told = [...this.#manifest.keys()];
    const highest = Math.max(...this.#present.keys(), ...told, -1);
    const missing: MissingVolume[] = [];
    for (let part = this.#first; part <= highest; part++) {
      if (this.#present.has(part)) continue;
      const paths = this.#manifest.get(part);
      missing.push({
        name: this.#nameOf(part),
        toldBy: paths ? 'manifest' : 'numbering',
        entries: paths?.length ?? null,
      });
    }
    return missing;
  }

  /** The part that the manifest lists a file in, when that part is missing or not open; otherwise null. */
  expectedIn(path: string): string | null {
    this.#index ??= new ManifestIndex(this.#manifest, this.#unopened());
    const part = this.#index.partOf(path);
    return part === null ? null : (this.#present.get(part)?.name ?? this.#nameOf(part));
  }

  #unopened(): number[] {
    return [...this.#manifest.keys()].filter((part) => this.#present.get(part)?.state !== 'open');
  }

  #nameOf(part: number): string {
    return partFileName({ key: this.#key ?? 'backup', part, digits: this.#digits });
  }
}
