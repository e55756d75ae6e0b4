import { documented, type Settings } from '../api/settings.ts';

const key = 'strongroom-request.settings';

/** How the API was spoken to last time, without a token; the documented way where nothing is kept. */
export function readSettings(): Settings {
  const plain: Settings = { base: '', organisation: '', ...documented };
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof found !== 'object' || found === null) return plain;
    const members = found as Readonly<Record<string, unknown>>; // as JSON has it
    const names = Object.keys(plain) as (keyof Settings)[]; // an object's own keys
    for (const name of names) {
      const value = members[name];
      if (typeof value === 'string' && value.length <= 500) plain[name] = value;
    }
    return plain;
  } catch {
    return plain;
  }
}

export function writeSettings(settings: Settings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    return;
  }
}
