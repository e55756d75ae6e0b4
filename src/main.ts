import { mount } from 'svelte';
import { allowOwnScripts } from '../workers/contract/script-urls.ts';
import App from './App.svelte';
import { startEngine } from './engine/client.ts';
import { Installation } from './pwa/installation.svelte.ts';
import { Preferences } from './state/preferences.svelte.ts';
import { Route } from './state/route.svelte.ts';
import { Session } from './state/session.svelte.ts';
import './styles/tokens.css';
import './styles/base.css';

allowOwnScripts();

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the app.');

const session = new Session(startEngine);
const alarm = (reason: unknown): void => session.alarm(reason);
addEventListener('error', (event) => {
  // A browser's word for "drawn in the next frame": it happens when a window is resized, and nothing is wrong.
  if (!event.message.startsWith('ResizeObserver loop')) alarm(event.error ?? event.message);
});
addEventListener('unhandledrejection', (event) => alarm(event.reason));
addEventListener('beforeunload', (event) => {
  if (session.isBusy) event.preventDefault();
});

const installation = new Installation();
void installation.register();

mount(App, {
  target,
  props: { session, route: new Route(), preferences: new Preferences(), installation },
});
