import type { CollectionInfo } from '../../../../workers/contract/records.ts';
import type { View } from '../../../../workers/contract/views.ts';
import { collectionsOf } from '../../../../workers/query/collections.ts';
import { openView, type OpenedView } from '../../../../workers/query/open-view.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { tablesOf, unhurried, type Rows } from './sample-tables.ts';

export const header = [
  'action_id',
  'data_collection_name',
  'data_field_name',
  'label',
  'data_type',
  'record_id',
  'value',
];

export const cells: Rows = [
  header,
  ['7', 'Property', 'Settlement_Date', 'Settlement date', 'Date', '1', '2023-12-25'],
  ['7', 'Property', 'Price', 'Price', 'Money', '1', '450000.00'],
  ['7', 'Property', 'Agent', 'Agent', 'Participant', '1', '50'],
  ['7', 'Property', 'Price', 'Price', 'Money', '2', '90.50'],
  ['9', 'Property', 'Price', 'Price', 'Money', '3', '100.00'],
  ['9', 'Property', 'Agent', 'Agent', 'Participant', '3', '404'],
  ['9', 'Property', 'Pin', 'Pin', 'Str255Protected', '3', 'secret'],
  ['7', 'Details', 'Urgent', 'Urgent', 'Boolean', '4', 'T'],
  ['7', 'Details', 'Notes', '', 'TextArea', '4', 'Two\nlines'],
];

export async function sample(custom: Rows = cells): Promise<Tables> {
  return tablesOf({
    actions: [
      ['action_id', 'action_name'],
      ['7', 'Sale of Nowhere Lane'],
      ['9', 'Estate of Nobody'],
    ],
    participants: [
      ['participant_id', 'display_name'],
      ['50', 'Ana Agent'],
    ],
    custom_action_data: custom,
  });
}

export function opened(
  tables: Tables,
  collection: string,
  rest: Partial<View> = {},
): Promise<OpenedView> {
  const view = { name: `custom/${collection}`, scope: [], text: '', sort: null, ...rest };
  return openView(tables, view, unhurried());
}

export function collections(
  tables: Tables,
  matter: string | null = null,
): Promise<CollectionInfo[]> {
  return collectionsOf(tables, matter, { ...unhurried(), onIndexing: () => undefined });
}

/** Filled cells of columns that are shown, by label. */
export const shownIn = ({ info, ...view }: OpenedView): Record<string, unknown>[] =>
  view
    .page(0, 100)
    .rows.map(({ cells: row }) =>
      Object.fromEntries(
        info.columns.flatMap(({ label, hidden }, at) =>
          hidden || (row[at] ?? '') === '' ? [] : [[label, row[at]]],
        ),
      ),
    );
