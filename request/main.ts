import { mount } from 'svelte';
import '../src/styles/tokens.css';
import '../src/styles/base.css';
import { allowOwnScripts } from '../workers/contract/script-urls.ts';
import App from './App.svelte';
import { keepForOffline } from './state/offline.ts';

allowOwnScripts();

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the client.');

void keepForOffline();
mount(App, { target });
