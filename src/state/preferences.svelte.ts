import { createContext } from 'svelte';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'normal' | 'compact';

const themeKey = 'strongroom.theme';
const densityKey = 'strongroom.density';

/** How the person likes it to look. Kept between visits where the browser lets us; never anything of a backup. */
export class Preferences {
  theme = $state<Theme>(oneOf(read(themeKey), ['system', 'light', 'dark']));
  density = $state<Density>(oneOf(read(densityKey), ['normal', 'compact']));
  /** Pixels of a grid's row. */
  readonly rowHeight: number = $derived(this.density === 'compact' ? 28 : 34);

  setTheme(theme: Theme): void {
    this.theme = theme;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    write(themeKey, theme);
  }

  setDensity(density: Density): void {
    this.density = density;
    write(densityKey, density);
  }
}

function oneOf<Word extends string>(word: string | null, words: readonly [Word, ...Word[]]): Word {
  return words.find((known) => known === word) ?? words[0];
}

// Storage throws where it is switched off: then a choice lasts as long as the page.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

export const [getPreferences, setPreferences] = createContext<Preferences>();
