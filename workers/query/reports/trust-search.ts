import { termOf } from '../text-filter.ts';
import type { Asking } from '../question.ts';
import { isHeld } from '../books/counting.ts';
import { MovementColumns, type TrustContext } from './movement-columns.ts';
import type { BookRows } from './row-columns.ts';
import { MoneyEvidence, parseMoney } from '../books/money.ts';
import type { Report, ReportColumn } from './report.ts';
import { rowTexts, placeIn, type RowText } from './trust-texts.ts';
import { movementsWhere } from './trust-cash.ts';

/** Trust transactions that meet all that is asked for; the sums are those of all that were found. */
export async function trustSearch(context: TrustContext, asking: Asking): Promise<Report> {
  const rows = await foundRows(context, asking);
  const columns = new MovementColumns(context, rows);
  const listed: (ReportColumn | null)[] = [
    columns.date(),
    columns.entered(),
    columns.text('type', 'Type', 'type'),
    columns.text('reference', 'Reference', 'reference'),
    columns.text('method', 'Method', 'method'),
    columns.text('party', 'From / To', 'party'),
    columns.reason(),
    columns.matter(),
    columns.matterText('name', 'name', 'Matter name'),
    columns.matterText('client', 'client', 'Client'),
    columns.account(),
    columns.transaction(),
    columns.amount('debit', 'Debit', -1),
    columns.amount('credit', 'Credit', 1),
    columns.struck(),
  ];
  return columns.report('Trust transactions', listed);
}

type Test = (at: number) => boolean;

async function foundRows(context: TrustContext, asking: Asking): Promise<BookRows> {
  const tests = [...(await textTests(context, asking)), ...exactTests(context)];
  const isFound = (at: number): boolean => tests.every((test) => test(at));
  return { movement: movementsWhere(context, isFound, isHeld), isCounted: isHeld };
}

function exactTests({ book, params }: TrustContext): Test[] {
  const tests: Test[] = [];
  if (params.amount !== '') {
    const wanted = amountOf(params.amount, book.scale);
    const size = wanted === null ? null : wanted < 0n ? -wanted : wanted;
    tests.push((at) => {
      const units = book.units[at] ?? 0n;
      return size !== null && (units === size || units === -size);
    });
  }
  if (params.transaction !== '') {
    const wanted = book.transactions.indexOf(params.transaction);
    tests.push((at) => book.transaction[at] === wanted);
  }
  return tests;
}

/** An amount as somebody types it; null where it is none, or has more decimals than there are. */
function amountOf(text: string, scale: number): bigint | null {
  const evidence = new MoneyEvidence();
  evidence.add(text);
  return parseMoney(text, evidence.style().mark, scale);
}

/** Who paid stands in a column for it, or in that of the person where money came in; who was paid likewise. */
async function textTests({ tables, book, params }: TrustContext, asking: Asking): Promise<Test[]> {
  const source = rowTexts(
    tables,
    book,
    book.tables,
    placeIn(book, (at) => at),
  );
  const test = async (text: string, columns: readonly RowText[]): Promise<Test | null> => {
    const term = termOf(text);
    const places = columns.map((of) => source.placeOf(of)).filter((at) => at >= 0);
    return term && source.matching(places, term, asking);
  };
  const units = (at: number): bigint => book.units[at] ?? 0n;
  const [payer, payerPerson] = [
    await test(params.payer, ['payer']),
    await test(params.payer, ['person']),
  ];
  const [payee, payeePerson] = [
    await test(params.payee, ['payee']),
    await test(params.payee, ['person']),
  ];
  const named: (Test | null)[] = [
    payer && ((at) => payer(at) || (units(at) >= 0n && payerPerson?.(at) === true)),
    payee && ((at) => payee(at) || (units(at) < 0n && payeePerson?.(at) === true)),
    await test(params.reference, ['reference', 'references', 'number']),
    await test(params.number, ['number', 'reference', 'references']),
  ];
  return named.filter((one) => one !== null);
}
