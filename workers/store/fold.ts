import type { Cell } from '../contract/values.ts';

/** How texts are compared without regard to case and marks: "Māori" and "MAORI" fold alike. */
export function fold(text: Cell): string {
  if (text === null) return '';
  return String(text).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
