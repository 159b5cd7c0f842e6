import { ask } from './api.js';
import { bar } from './bar.js';
import { el } from './dom.js';
import { curves } from './patient-curves.js';
import { advice, differential, drugResponse, similar, variants } from './patient-decisions.js';
import { HEAD, head } from './patient-head.js';
import { timeline } from './patient-timeline.js';
import { day } from './times.js';
import { lang, word } from './words.js';

/** One patient for a clinician: the course, the curves, and what the engines say, each part with its evidence. The address says what is shown. */

const PEOPLE = 24;

const byId = id => document.getElementById(id);
const status = text => { byId('status').textContent = text; };
const guarded = work => work.catch(problem => status(problem.message));
const wide = [advice(), timeline(), curves()];
const columns = [[drugResponse(), differential()], [variants(), similar(id => go({ id }))]];
const sections = [...wide, ...columns.flat()];
let asked = 0;

/** By part of the name, or by a whole id or identifier, or by an identifier's value, such as a record number. */
const matching = text => {
  const identifiers = id => ({ identifiers: { some: { id } } });
  if (!text) {
    return {};
  }
  if (text.includes('|')) {
    return { or: [{ id: { eq: text } }, identifiers({ eq: text })] };
  }
  const named = { name: { contains: text } };
  return /\d/.test(text) ? { or: [named, identifiers({ contains: `|${text}` })] } : named;
};

async function search(text, after, before = []) {
  const mine = ++asked;
  status(word('searching'));
  reveal(false);
  document.title = `Sinew · ${word('patientPage')}`;
  const { patients } = await ask(`query People($where: PatientWhere, $first: Int, $after: String) { patients(where: $where, first: $first, after: $after, orderBy: [{ name: ASC }]) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id name sex birth birthPrecision isDeceased } } }`, { where: matching(text), first: PEOPLE, after });
  if (mine !== asked) {
    return;
  }
  const people = [...before, ...patients.nodes.map(person => el('li', {},
    el('button', { type: 'button', onclick: () => go({ id: person.id }) }, person.name ?? person.id, el('small', {}, describe(person)))))];
  const { hasNextPage, endCursor } = patients.pageInfo;
  const further = hasNextPage ? [el('li', {}, el('button', { type: 'button', class: 'more', onclick: () => guarded(search(text, endCursor, people)) }, word('more')))] : [];
  status(patients.totalCount ? `${people.length} ${word('of')} ${patients.totalCount} ${word('patientsFound')}` : word('nobodyFound'));
  byId('people').replaceChildren(...people, ...further);
  if (before.length) {
    people[before.length]?.firstChild.focus();
  }
}

/** The page's own heading gives way to the patient's name. */
const reveal = patient => {
  byId('patient').hidden = !patient;
  byId('title').hidden = Boolean(patient);
};

const describe = person => [person.sex && word(person.sex), person.birth && `${word('birth')} ${day(person.birth, person.birthPrecision)}`, person.isDeceased && word('isDeceased')].filter(Boolean).join(' · ');

async function open(id) {
  const mine = ++asked;
  status(word('loading'));
  const { patient } = await ask(HEAD, { id, lang: lang() });
  if (mine !== asked) {
    return;
  }
  byId('people').replaceChildren();
  reveal(patient);
  if (!patient) {
    status(`${word('noPatient')} ${id}`);
    return;
  }
  status('');
  document.title = `Sinew · ${patient.name ?? id}`;
  byId('head').replaceChildren(...head(patient));
  byId('contents').replaceChildren(...sections.map(section => section.link));
  byId('head').focus({ preventScroll: true });
  sections.forEach(section => section.fill({ id, lang: lang() }));
}

/** Shows what the address says: a patient, or what was searched for. */
function show() {
  const parameters = new URLSearchParams(location.search);
  const [id, text] = [parameters.get('id'), parameters.get('q') ?? ''];
  byId('q').value = id ? '' : text;
  return guarded(id ? open(id) : search(text));
}

function go(to) {
  const address = `/patient?${new URLSearchParams(to)}`;
  if (address !== location.pathname + location.search) {
    history.pushState(null, '', address);
  }
  scrollTo(0, 0);
  return show();
}

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  go({ q: byId('q').value.trim() });
});
addEventListener('popstate', show);

bar();
byId('sections').replaceChildren(...wide.map(section => section.element),
  ...columns.map(column => el('div', { class: 'column' }, ...column.map(section => section.element))));
document.addEventListener('language', show);
show();
