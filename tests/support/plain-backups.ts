import type { SourceFile } from '../../workers/contract/values.ts';
import { aVolume, type ZipOptions } from './encrypted-zip.ts';
import { club } from './plain/club.ts';
import { crm } from './plain/crm.ts';
import { museum } from './plain/museum.ts';
import type { PlainBackup } from './plain/plain-backup.ts';

/** Three of no known vendor, differently shaped. */
export const plainBackups: readonly PlainBackup[] = [crm, museum, club];

/** As the page hands over its zip. */
export async function zippedPlain(
  { name, entries }: PlainBackup,
  options: ZipOptions = {},
): Promise<SourceFile> {
  return { path: name, file: new File([await aVolume(entries, options)], name) };
}

/** As the page hands over its unzipped folder. */
export function unzippedPlain({ name, entries }: PlainBackup): SourceFile[] {
  const folder = name.replace(/\.zip$/, '');
  return Object.entries(entries).map(([entry, content]) => {
    const bytes = Uint8Array.from(Buffer.from(content as string)); // Buffer.from takes either
    const path = `${folder}/${entry}`;
    return { path, file: new File([bytes], path.slice(path.lastIndexOf('/') + 1)) };
  });
}
