import { fold } from '../../store/fold.ts';
import { pause, type Asking } from '../question.ts';
import type { Term } from '../text-filter.ts';
import { isFound, type Report, type ReckonedColumn } from './report.ts';
import type { RecordSource } from './report-source.ts';
import { cellOf } from './report-values.ts';

/** Rows looked at between two moments in which newer questions are heard. */
const SLICE = 50_000;

type Test = (row: number) => boolean;

/** The rows that hold the term in some cell. */
export async function filterRows(report: Report, term: Term, asking: Asking): Promise<Uint32Array> {
  const tests = [...(await foundTests(report, term, asking)), ...reckonedTests(report, term)];
  const found = new Uint32Array(report.size);
  let count = 0;
  for (let row = 0; row < report.size; row += 1) {
    if (row % SLICE === 0) await pause(asking);
    if (tests.some((test) => test(row))) found[count++] = row;
  }
  return found.slice(0, count);
}

async function foundTests({ columns }: Report, term: Term, asking: Asking): Promise<Test[]> {
  const sources = new Map<RecordSource, number[]>();
  for (const column of columns.filter(isFound)) {
    sources.set(column.source, [...(sources.get(column.source) ?? []), column.at]);
  }
  const tests: Test[] = [];
  for (const [source, at] of sources) tests.push(await source.matching(at, term, asking));
  const instead = columns
    .filter(isFound)
    .flatMap(({ source, instead: words }): Test[] =>
      words ? [(row) => !source.has(row) && fold(words(row)).includes(term.folded)] : [],
    );
  return [...tests, ...instead];
}

/** Only a term that looks like one is looked for among amounts and days. */
function reckonedTests({ columns, scale }: Report, term: Term): Test[] {
  const isNumber = /^[-\d.]+$/.test(term.text);
  return columns
    .filter((column): column is ReckonedColumn => !isFound(column))
    .filter(({ column: { kind } }) => isNumber || !['money', 'date', 'count'].includes(kind))
    .map((column) => reckonedTest(column, scale, term));
}

/** Cells repeat: a day, a matter and a word stand in many rows. */
function reckonedTest({ column, value }: ReckonedColumn, scale: number, term: Term): Test {
  const known = new Map<unknown, boolean>();
  return (row) => {
    const own = value(row);
    if (own === null || own === '') return false;
    const before = known.get(own);
    if (before !== undefined) return before;
    const holds = fold(cellOf(column.kind, own, scale)).includes(term.folded);
    known.set(own, holds);
    return holds;
  };
}
