import { cellOf, type Place } from './address.ts';

/** What an address leads to inside a backup, by its ids alone; '' where it leads to none. */
export function destinationOf(place: Place): string {
  if (place.screen === 'open') return '';
  if (place.screen === 'record') {
    const cells = place.key.split('~').map(cellOf).join(' · ');
    const word = Object.hasOwn(records, place.table) ? records[place.table] : undefined;
    return word ? `${word} ${cells}` : `record ${cells} of the table ${place.table}`;
  }
  if (place.screen === 'ledger' && place.account !== null) return `the account ${place.account}`;
  if (place.screen === 'transaction') return `the transaction ${place.id}`;
  if (place.screen === 'table') return `the table ${place.table}`;
  return place.screen === 'unknown' ? 'a page of a backup' : `the page ${words[place.screen]}`;
}

const records: Readonly<Record<string, string>> = {
  actions: 'matter',
  participants: 'contact',
  email: 'email',
  records: 'record',
  versions: 'version',
  files: 'file',
};

const words: Readonly<
  Record<Exclude<Place['screen'], 'open' | 'record' | 'table' | 'transaction' | 'unknown'>, string>
> = {
  overview: 'Overview',
  matters: 'Matters',
  contacts: 'Contacts',
  documents: 'Documents',
  email: 'Email',
  tasks: 'Tasks',
  time: 'Time',
  billing: 'Billing',
  records: 'Records',
  versions: 'Versions',
  files: 'Files',
  trust: 'Trust',
  ledger: 'Ledger',
  'custom-data': 'Custom data',
  dictionary: 'Data dictionary',
  tables: 'All tables',
  report: 'Backup report',
};
