/**
 * The members of a version's JSON that are known, by the vendor's API samples (README.md). Where several are named,
 * the first one that is there counts.
 */
export const shape = {
  /** The record inside the version; a version without it may be the record itself. */
  record: ['data'],
  /** A record has one of these. */
  recordSigns: ['rowdata_set', 'section_set', 'table__name_plural', 'uid'],
  recordSid: ['row__sid'],
  number: ['version'],
  by: ['updated_by', 'created_by'],
  updated: ['date_updated', 'date_created'],
  message: ['activity_message', 'commit', 'message'],
  type: ['table__name_plural', 'table__name', 'table'],
  sections: 'section_set',
  /** Where a record's own columns lie. */
  cells: 'rowdata_set',
} as const;
