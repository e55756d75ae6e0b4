import { expect, it } from 'vitest';
import { valueText } from '../../../../src/text/values.ts';

const flag = (raw: string): string => valueText({ kind: 'flag', dateOrder: null }, raw, null);

it('says yes and no of a flag, and shows what is neither as it stands', () => {
  expect(['T', 'f', '1', 'No'].map(flag)).toEqual(['Yes', 'No', 'Yes', 'No']);
  for (const raw of ['maybe', 'constructor', '__proto__', 'toString']) expect(flag(raw)).toBe(raw);
});
