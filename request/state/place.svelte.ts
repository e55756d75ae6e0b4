import { createContext } from 'svelte';

export type Place =
  { screen: 'home' } | { screen: 'api' } | { screen: 'mail' } | { screen: 'request'; id: string };

/** Where in the page one is, by the address's fragment. */
export class Here {
  place = $state.raw<Place>(placeOf(location.hash));

  hear(): void {
    this.place = placeOf(location.hash);
  }
}

export function placeOf(hash: string): Place {
  const [screen = '', id = ''] = hash.replace(/^#\/?/, '').split('/');
  if (screen === 'api' || screen === 'mail') return { screen };
  return screen === 'request' && /^[\w-]{1,64}$/.test(id) ? { screen, id } : { screen: 'home' };
}

export const [getHere, setHere] = createContext<Here>();
