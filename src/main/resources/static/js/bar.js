import { csrf } from './api.js';
import { el } from './dom.js';
import { lang, speak } from './words.js';

const PAGES = [['home', '/'], ['patientPage', '/patient'], ['cohortPage', '/cohort'], ['explore', '/explore'], ['atlas', '/atlas'], ['graphiql', '/graphiql']];

/** Fills the page's bar: where one is, the language, who is signed in. */
export function bar() {
  const links = PAGES.map(([key, href]) =>
    el('a', { href, 'data-t': key, 'aria-current': location.pathname === href ? 'page' : undefined }));
  const language = el('select', { 'data-t-label': 'language', id: 'language', onchange: e => speak(e.target.value) },
    el('option', { value: 'en', selected: lang() === 'en' }, 'English'),
    el('option', { value: 'zh', selected: lang() === 'zh' }, '中文'));
  const user = el('span', { id: 'user' });
  const token = el('input', { type: 'hidden', name: '_csrf' });
  const out = el('form', { method: 'post', action: '/logout', onsubmit: signOut }, token, el('button', { 'data-t': 'signOut' }));
  document.querySelector('header.bar').append(
    el('a', { class: 'name', href: '/' }, el('img', { src: '/img/sinew.svg', alt: '', width: 28, height: 28 }), 'Sinew'),
    el('nav', { 'aria-label': 'Sinew' }, ...links), user, language, out);
  fetch('/session', { headers: { Accept: 'application/json' } })
    .then(answer => (answer.ok ? answer.json() : {}))
    .then(session => { user.textContent = session.user ?? ''; });
  speak();
}

async function signOut(event) {
  event.preventDefault();
  await fetch('/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': csrf() } });
  location.assign('/login?out');
}
