import type { CollectionInfo } from '../../workers/contract/records.ts';
import { countOf, formatCount } from './format.ts';

/** "312 rows on 280 matters, 14 fields". */
export function collectionSub({ rows, matters, fields }: CollectionInfo): string {
  return `${countOf(rows, 'row')} on ${countOf(matters, 'matter')}, ${countOf(fields, 'field')}`;
}

/** What of a collection is not in its rows; '' where all of it is. */
export function collectionNote({ repeated, fields, fieldsShown }: CollectionInfo): string {
  const parts: string[] = [];
  if (repeated > 0) {
    const are = repeated === 1 ? 'is' : 'are';
    parts.push(
      `${countOf(repeated, 'further value')} of a field that its row has already ${are} only in All tables.`,
    );
  }
  if (fieldsShown < fields) {
    parts.push(
      `The first ${formatCount(fieldsShown)} of ${countOf(fields, 'field')} are columns here; the others are in All tables.`,
    );
  }
  return parts.join(' ');
}

/** Why there is no collection. */
export function customDataGap(cells: number): string {
  if (cells === 0) return 'The file is in the backup and has no rows.';
  return 'The file does not say which value is of which field, so nothing can be put into rows.';
}
