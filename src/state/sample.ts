import type { SourceFile } from '../../workers/contract/values.ts';

/** The sample backup among the app's own files. */
export interface Sample {
  folder: string;
  /** Empty where it needs none. */
  password: string;
  /** File names beside `sample.json`. */
  files: readonly string[];
}

/** Where the samples lie beside the app, and what the way to each is called. */
export const samples = [
  { folder: './sample/', label: 'Try the sample backup' },
  { folder: './sample-versions/', label: 'Try the versions sample' },
] as const;

/** Null where the app was built without a sample, or is offline and never kept it. */
export async function findSample(folder: string): Promise<Sample | null> {
  try {
    const answer = await fetch(`${folder}sample.json`);
    return answer.ok ? sampleOf(folder, await answer.json()) : null;
  } catch {
    return null;
  }
}

export async function fetchSample(sample: Sample): Promise<SourceFile[]> {
  return Promise.all(
    sample.files.map(async (name) => {
      const answer = await fetch(sample.folder + encodeURIComponent(name));
      if (!answer.ok) throw new Error(`The sample's file ${name} could not be fetched.`);
      const file = new File([await answer.blob()], name);
      return { path: name, file };
    }),
  );
}

function sampleOf(folder: string, given: unknown): Sample | null {
  if (typeof given !== 'object' || given === null) return null;
  const { password, files } = given as { password?: unknown; files?: unknown };
  if (typeof password !== 'string' || !Array.isArray(files)) return null;
  const names = files.map((file: unknown) => (typeof file === 'string' ? file : nameIn(file)));
  return names.every((name) => name !== null) ? { folder, password, files: names } : null;
}

function nameIn(file: unknown): string | null {
  if (typeof file !== 'object' || file === null || !('name' in file)) return null;
  return typeof file.name === 'string' ? file.name : null;
}
