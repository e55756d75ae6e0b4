import type { ViewColumn, ViewRow } from '../../contract/views.ts';
import type { RecordSource } from './report-source.ts';

/** What a column of a report says of a row: money in minor units, days since 1970-01-01, a count or a word. */
export type ReportValue = bigint | number | string | null;

/** Where a cell leads. */
export type ReportLink = ViewRow['links'][string];

/** A column that is reckoned. Rows are numbered from 0. */
export interface ReckonedColumn {
  column: ViewColumn;
  value: (row: number) => ReportValue;
  link?: (row: number) => ReportLink | null;
  /** The cell leads to the record that the row is. */
  opensRecord?: boolean;
  /** Its values add up; of the rows that this tells. */
  isTotalled?: (row: number) => boolean;
}

/** A column whose cells stand in records of the backup. */
export interface FoundColumn {
  column: ViewColumn;
  source: RecordSource;
  /** Its place among the columns of the source. */
  at: number;
  /** What stands in a row that has no record, such as an opening balance. */
  instead?: (row: number) => string;
}

export type ReportColumn = ReckonedColumn | FoundColumn;

/** The rows of a report, in the order that they stand in unless another is asked for. */
export interface Report {
  title: string;
  /** The table whose records its rows are; '' where they are of several, or of none. */
  table: string;
  columns: readonly ReportColumn[];
  absent: readonly string[];
  size: number;
  /** The records that its rows are; null where rows are no records. */
  records: RecordSource | null;
  /** Decimals of its money. */
  scale: number;
}

export const isFound = (column: ReportColumn): column is FoundColumn => 'source' in column;
