import type { SourceFile } from '../../workers/contract/values.ts';

/** The sample backup among the app's own files. */
export interface Sample {
  password: string;
  /** File names beside `sample.json`. */
  files: readonly string[];
}

const folder = './sample/';

/** Null where the app was built without a sample, or is offline and never kept it. */
export async function findSample(): Promise<Sample | null> {
  try {
    const answer = await fetch(`${folder}sample.json`);
    return answer.ok ? sampleOf(await answer.json()) : null;
  } catch {
    return null;
  }
}

export async function fetchSample(sample: Sample): Promise<SourceFile[]> {
  return Promise.all(
    sample.files.map(async (name) => {
      const answer = await fetch(folder + encodeURIComponent(name));
      if (!answer.ok) throw new Error(`The sample's file ${name} could not be fetched.`);
      const file = new File([await answer.blob()], name);
      return { path: name, file };
    }),
  );
}

function sampleOf(given: unknown): Sample | null {
  if (typeof given !== 'object' || given === null) return null;
  const { password, files } = given as { password?: unknown; files?: unknown };
  if (typeof password !== 'string' || !Array.isArray(files)) return null;
  const names = files.map((file: unknown) => (typeof file === 'string' ? file : nameIn(file)));
  return names.every((name) => name !== null) ? { password, files: names } : null;
}

function nameIn(file: unknown): string | null {
  if (typeof file !== 'object' || file === null || !('name' in file)) return null;
  return typeof file.name === 'string' ? file.name : null;
}
