/** What JSON holds, before it is known to be anything. */
export type Members = Readonly<Record<string, unknown>>;

/** No text that comes from elsewhere is longer. */
const longest = 4000;

/** The members of a JSON object; null where the value is none. */
export function membersIn(value: unknown): Members | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return value as Members; // an object's members are unknown, which is what the type says
}

/** The objects of a JSON list; what is none is left out. */
export function listIn(members: Members, name: string): Members[] {
  const value = own(members, name);
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.map(membersIn).filter((entry) => entry !== null);
}

/** A text or a number as text, cut where it is too long; '' for anything else. */
export function textIn(members: Members, name: string): string {
  const value = own(members, name);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

/** A whole number from 0 to `most`; null for anything else. */
export function countIn(
  members: Members,
  name: string,
  most = Number.MAX_SAFE_INTEGER,
): number | null {
  const value = own(members, name);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null;
  return value >= 0 && value <= most ? value : null;
}

const own = (members: Members, name: string): unknown =>
  Object.hasOwn(members, name) ? members[name] : undefined;
