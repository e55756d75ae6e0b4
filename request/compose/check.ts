import type { ProblemFacts } from '../api/problems.ts';
import type { LetterFields } from './letter.ts';

export type FieldName = Exclude<keyof LetterFields, 'hasAuthority' | 'delivery'>;
export type Fault = ProblemFacts['R40']['reason'];

/** Direction marks reorder what is read; U+2028 and U+2029 are line ends to some programs; half a sign is none. */
const direction = /[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\p{Cs}]/u;
/** A line end that a mail program makes of it when it decodes a mailto address once too often. */
const encodedEnd = /%(25)*(0[ad0]|c2%(25)*85|e2%(25)*80%(25)*a[89])/i;
/** One plain address: no name, no second address, nothing quoted. */
const address =
  /^[A-Za-z0-9!#$&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const phone = /^\+?[\d ()./-]{5,40}$/;

/** A longer line is no name and no number, and some mail programs cut it. */
const mostInLine = 200;
const mostInText = 10_000;

/** Where line ends are part of what is written. */
const manyLines: ReadonlySet<FieldName> = new Set(['notes', 'courierAddress', 'scope']);
const addresses: readonly FieldName[] = ['to', 'requesterEmail', 'authorityEmail', 'deliveryEmail'];

/** What could end a header, begin another, or hide what is read. */
export function isHostile(text: string, mayHaveLines: boolean): boolean {
  const controls = mayHaveLines ? /[^\P{Cc}\n\t]/u : /\p{Cc}/u;
  return controls.test(text) || direction.test(text) || encodedEnd.test(text);
}

/** The faults of a letter's fields, by field; empty where it can be written. */
export function checkLetter(fields: LetterFields): ReadonlyMap<FieldName, Fault> {
  const faults = new Map<FieldName, Fault>();
  const names = Object.keys(fields) as (keyof LetterFields)[]; // an object's own keys
  for (const name of names) {
    if (name === 'hasAuthority' || name === 'delivery') continue;
    const fault = faultOf(name, fields);
    if (fault) faults.set(name, fault);
  }
  return faults;
}

function faultOf(name: FieldName, fields: LetterFields): Fault | null {
  const text = fields[name];
  if (isHostile(text, manyLines.has(name))) return 'control';
  if (text.trim() === '') return isNeeded(name, fields) ? 'missing' : null;
  if (text.length > (manyLines.has(name) ? mostInText : mostInLine)) return 'long';
  if (addresses.includes(name) && !address.test(text.trim())) return 'address';
  return formFault(name, text.trim());
}

/** What is no number to call, and what is no day. */
function formFault(name: FieldName, text: string): Fault | null {
  if (name === 'neededBy') return /^\d{4}-\d\d-\d\d$/.test(text) ? null : 'address';
  if (name !== 'passwordPhone' || phone.test(text)) return null;
  return isMail(text) ? 'same' : 'address';
}

/** A password that goes by mail goes where the link goes. */
const isMail = (text: string): boolean => text.includes('@');

function isNeeded(name: FieldName, fields: LetterFields): boolean {
  if (name === 'authorityName' || name === 'authorityEmail') return !fields.hasAuthority;
  if (name === 'courierAddress') return fields.delivery === 'courier';
  return !['to', 'requesterRole', 'neededBy', 'notes'].includes(name);
}
