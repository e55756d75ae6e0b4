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
  const name = words[place.screen];
  return name === undefined ? 'a page of a backup' : `the page ${name}`;
}

const records: Readonly<Record<string, string>> = {
  actions: 'matter',
  participants: 'contact',
  email: 'email',
};

const words: Partial<Record<Place['screen'], string>> = {
  overview: 'Overview',
  matters: 'Matters',
  contacts: 'Contacts',
  documents: 'Documents',
  email: 'Email',
  tasks: 'Tasks',
  time: 'Time',
  billing: 'Billing',
  trust: 'Trust',
  ledger: 'Ledger',
  tables: 'All tables',
  report: 'Backup report',
};
