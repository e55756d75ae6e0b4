/** Now, as the tracker notes it. */
export const moment = (): string => new Date().toISOString();

export const now = (): Date => new Date();

/** `2026-11-25`, by the device's calendar. */
export function dayOf(at: Date): string {
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
