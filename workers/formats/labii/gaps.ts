/** What such a backup does not contain, or does not let anyone check (README.md), one sentence each. */
export const gaps: readonly string[] = [
  'A table of records is not in the backup: the records are rebuilt from the newest version of each.',
  'What a version’s hash was made of is not public, so that a version’s content cannot be checked against its own hash; that each names the hash of the one before it can be.',
  'The settings of the vendor’s tables, their columns and their permissions are not in the backup.',
  'Records that never had a version are not in the backup; the vendor’s export can be added to find them.',
];
