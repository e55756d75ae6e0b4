import type { FormatGuess, FormatId } from '../contract/values.ts';
import { actionstep } from './actionstep/actionstep.ts';
import type { Format } from './format.ts';
import { labii } from './labii/labii.ts';
import { plain } from './plain/plain.ts';

/** Every format we read. The first of two equally sure ones wins, and `plain` takes what is left. */
const formats: readonly Format[] = [actionstep, labii, plain];

export function formatOf(id: FormatId): Format {
  return formats.find((format) => format.id === id) ?? plain;
}

/** Every format that these entries may be of, the surest first. */
export function recogniseFormats(paths: readonly string[]): FormatGuess[] {
  return formats
    .map((format) => ({ id: format.id, ...format.recognise(paths) }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}

/** The format that is surest of these entries. */
export function recogniseFormat(paths: readonly string[]): FormatGuess {
  return recogniseFormats(paths)[0] ?? { id: 'plain', confidence: 0, reason: 'no file' };
}
