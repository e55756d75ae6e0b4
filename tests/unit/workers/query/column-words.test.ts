import { describe, expect, it } from 'vitest';
import { plain } from '../../../../workers/formats/plain/plain.ts';
import {
  idNameOf,
  isGlued,
  singularOf,
  subjectsOf,
  wordsOf,
} from '../../../../workers/query/column-words.ts';
import { Catalogue } from '../../../../workers/store/catalogue.ts';
import { aStore } from '../../../support/store.ts';
import { addTable } from './sample-tables.ts';

it.each([
  ['ReviewerParticipantID', ['reviewer', 'participant', 'id']],
  ['account_id', ['account', 'id']],
  ['IDNumber', ['id', 'number']],
  ['Donor_Contact__c', ['donor', 'contact']],
  ['Objekt-Nr.', ['objekt', 'nr']],
  ['  ', []],
])('the words of “%s” are %j', (name, words) => expect(wordsOf(name)).toEqual(words));

it.each([
  ['account_id', ['account'], 'id'],
  ['AccountId', ['account'], 'id'],
  ['account', ['account'], ''],
  ['id_account', ['account'], 'id'],
  ['Accession No.', ['accession'], 'no'],
  ['Id', [], 'id'],
  ['paid', ['paid'], ''],
])('“%s” is of %j, by “%s”', (name, stem, suffix) => {
  expect(idNameOf(name)).toEqual({ stem, suffix });
});

it.each([
  ['accounts', 'account'],
  ['opportunities', 'opportunity'],
  ['boxes', 'box'],
  ['people', 'person'],
  ['address', 'address'],
  ['status', 'status'],
  ['basis', 'basis'],
  ['constructor', 'constructor'],
])('one of “%s” is “%s”', (many, one) => expect(singularOf(many)).toBe(one));

it('sees an id that is glued to its table’s name, where that table is there', () => {
  expect(isGlued('accountid', 'account')).toBe(true);
  expect(isGlued('paid', 'account')).toBe(false);
  expect(isGlued('id', '')).toBe(false);
});

describe('what a table holds one of', () => {
  const subjectsOfNames = async (...names: string[]): Promise<Record<string, string>> => {
    const tables = { store: await aStore(), catalogue: new Catalogue(), format: plain };
    for (const name of names) addTable(tables, name, [['a'], ['1']]);
    return Object.fromEntries(subjectsOf(tables));
  };

  it('is told by its name, without days and what all names begin with', async () => {
    expect(await subjectsOfNames('club_members-2024-05-01', 'club_payments-2024-05-01')).toEqual({
      'club_members-2024-05-01': 'member',
      'club_payments-2024-05-01': 'payment',
    });
    expect(await subjectsOfNames('sales_orders', 'sales')).toEqual({
      sales_orders: 'salesorder',
      sales: 'sale',
    });
    expect(await subjectsOfNames('2024')).toEqual({ '2024': '2024' });
  });
});
