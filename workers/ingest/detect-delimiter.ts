import Papa from 'papaparse';
import type { Limits } from './limits.ts';
import { isExpected } from './match-columns.ts';
import { type Profile, profileOf, type Sample } from './sample-profile.ts';

const candidates = [',', ';', '\t', '|'] as const;

interface Candidate {
  delimiter: string;
  profile: Profile;
}

/**
 * The delimiter; '' when the file has one column and its cells hold commas. Evidence, strongest first:
 * header names that the schema knows; being in the header at all; records as wide as the header; papaparse's guess.
 * The comma wins what is left open.
 */
export function detectDelimiter(
  sample: Sample,
  expected: readonly string[],
  limits: Limits,
): string {
  const all = candidates.map((delimiter) => ({
    delimiter,
    profile: profileOf(sample, delimiter, false, limits),
  }));
  const known = withMost(all, ({ profile }) => knownNames(profile, expected));
  const inHeader = known.filter(({ profile }) => profile.names.length > 1);
  if (inHeader.length === 0) return inCells(all[0]);
  if (inHeader.length === 1) return inHeader[0]?.delimiter ?? ',';
  const guess = guessByPapaparse(sample);
  const score = ({ delimiter, profile }: Candidate): number =>
    shareFitting(profile) + (delimiter === guess ? 0.05 : 0) + (delimiter === ',' ? 0.1 : 0);
  return withMost(inHeader, score)[0]?.delimiter ?? ',';
}

function knownNames({ names }: Profile, expected: readonly string[]): number {
  return expected.length === 0 ? 0 : names.filter((name) => isExpected(name, expected)).length;
}

/** No delimiter is in the header. Commas that make rows wider than it are then part of the cells. */
function inCells(comma: Candidate | undefined): string {
  return (comma?.profile.widest ?? 0) > 1 ? '' : ',';
}

function shareFitting({ fitting, records }: Profile): number {
  return records === 0 ? 1 : fitting / records;
}

function withMost(
  from: readonly Candidate[],
  score: (candidate: Candidate) => number,
): Candidate[] {
  const scores = from.map(score);
  const best = Math.max(...scores);
  return from.filter((_, i) => scores[i] === best);
}

function guessByPapaparse({ bytes, from, end }: Sample): string {
  const text = new TextDecoder().decode(bytes.subarray(from, end));
  const { meta } = Papa.parse(text, { preview: 50, delimitersToGuess: [...candidates] });
  return meta.delimiter;
}
