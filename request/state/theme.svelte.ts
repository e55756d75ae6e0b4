export type Theme = 'system' | 'light' | 'dark';

const key = 'strongroom-request.theme';

/** Light, dark, or as the system has it. */
export class Look {
  theme = $state<Theme>(stored());

  set(theme: Theme): void {
    this.theme = theme;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      return;
    }
  }
}

function stored(): Theme {
  try {
    const word = localStorage.getItem(key);
    return word === 'light' || word === 'dark' ? word : 'system';
  } catch {
    return 'system';
  }
}
