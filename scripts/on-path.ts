import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Where a command of this name lies on PATH; null when it is not there. */
export function placeOf(tool: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, tool)).find(isExecutable) ?? null;
}

export function isOnPath(tool: string): boolean {
  return placeOf(tool) !== null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
