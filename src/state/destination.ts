import { cellOf, type Place } from './address.ts';

/** What an address leads to inside a backup, by its ids alone; '' where it leads to none. */
export function destinationOf(place: Place): string {
  if (place.screen === 'open') return '';
  if (place.screen === 'matter') return `matter ${cellOf(place.key)}`;
  if (place.screen === 'record') {
    const cells = place.key.split('~').map(cellOf).join(' · ');
    return `record ${cells} of the table ${place.table}`;
  }
  if (place.screen === 'table') return `the table ${place.table}`;
  const name = words[place.screen];
  return name === undefined ? 'a page of a backup' : `the page ${name}`;
}

const words: Partial<Record<Place['screen'], string>> = {
  overview: 'Overview',
  matters: 'Matters',
  documents: 'Documents',
  tables: 'All tables',
  report: 'Backup report',
};
