import type { Finding, FindingCode } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { knownSql, type Tables } from '../tables.ts';

const EXAMPLES = 5;

/** What is told of versions: a test on a row, as SQL over its cells, and how an example is called. */
interface Question {
  code: Extract<FindingCode, `versions-${string}` | 'keys-repeated'>;
  test: (cell: (known: string) => string) => string;
  example: (cell: (known: string) => string) => string;
}

const title: Question['example'] = (cell) => cell('title');
const chainIs =
  (state: string): Question['test'] =>
  (cell) =>
    `${cell('chain')} = '${state}'`;

const questions: readonly Question[] = [
  { code: 'versions-broken', test: chainIs('broken'), example: title },
  {
    code: 'versions-missing',
    test: chainIs('gap'),
    example: (cell) => `'before ' || ${cell('title')}`,
  },
  { code: 'versions-repeated', test: chainIs('repeated'), example: title },
  {
    code: 'versions-reordered',
    test: (cell) => `${cell('follows')} <> ''`,
    example: (cell) => `${cell('title')} || ' follows ' || ${cell('follows')}`,
  },
  {
    code: 'versions-unread',
    test: (cell) => `${cell('problem')} <> ''`,
    example: (cell) => cell('file'),
  },
  {
    code: 'keys-repeated',
    test: (cell) => `${cell('repeated_keys')} <> ''`,
    example: (cell) => `${cell('title')} || ': ' || ${cell('repeated_keys')}`,
  },
];

/** What is wrong with the chains of versions and with their files, and UIDs that several records have. */
export function versionFindings(tables: Tables): Finding[] {
  if (!tables.format.isMadeOfVersions || !tables.catalogue.get('versions')) return [];
  const cell = (known: string): string => knownSql(tables, 'versions', known, 't') ?? `''`;
  const found = questions.flatMap(({ code, test, example }): Finding[] => {
    const from = `FROM ${quoteIdentifier('versions')} AS t WHERE ${test(cell)}`;
    const count = Number(tables.store.value(`SELECT count(*) ${from}`));
    if (count === 0) return [];
    const examples = tables.store
      .column(`SELECT ${example(cell)} ${from} ORDER BY t.record LIMIT ?`, [EXAMPLES])
      .map(String);
    return [{ code, facts: { count, examples } }];
  });
  return [...found, ...sharedUids(tables)];
}

/** UIDs that name no record, since several have them. */
function sharedUids(tables: Tables): Finding[] {
  const uid = tables.catalogue.get('records') ? knownSql(tables, 'records', 'uid', 't') : null;
  if (uid === null) return [];
  const shared = `SELECT ${uid} AS uid FROM ${quoteIdentifier('records')} AS t
    WHERE ${uid} <> '' GROUP BY ${uid} HAVING count(*) > 1`;
  const count = Number(tables.store.value(`SELECT count(*) FROM (${shared})`));
  if (count === 0) return [];
  const examples = tables.store.column(`${shared} ORDER BY min(t.record) LIMIT ?`, [EXAMPLES]);
  return [{ code: 'uids-shared', facts: { count, examples: examples.map(String) } }];
}
