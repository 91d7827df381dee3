import './base.css';
import { render } from 'preact';
import { browserStorage } from './files/browser-storage.js';
import { SessionProvider } from './state/context.js';
import { openFirst } from './state/files.js';
import { connect } from './state/service.js';
import { Session } from './state/session.js';
import { followTheme, keepSettings } from './state/settings.js';
import { App } from './views/app.js';

keepSettings(browserStorage('local'));
followTheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'));

const session = new Session(connect());
const root = document.getElementById('app');
if (!root) throw new Error('the page has no place for the app');
render(
  <SessionProvider value={session}>
    <App />
  </SessionProvider>,
  root,
);
void openFirst(session);
