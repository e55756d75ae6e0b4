import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from '../../workers/contract/values.ts';

/** Everything below a folder as a folder picker gives it: paths begin with the folder's name. */
export function pickedFolder(
  folder: string,
  renamed: (path: string) => string = (name) => name,
): SourceFile[] {
  const top = path.basename(folder);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      const below = renamed(path.relative(folder, full).split(path.sep).join('/'));
      const file = new File([readFileSync(full)], path.posix.basename(below));
      return { path: `${top}/${below}`, file };
    });
}

/** What unzip programs on Windows make of names that Windows does not allow. */
export function windowsNames(below: string): string {
  return below
    .split('/')
    .map((part) =>
      part.replace(/[<>:"|?*]/g, '_').replace(/[. ]+$/, (end) => '_'.repeat(end.length)),
    )
    .join('/');
}
