import { ask } from './api.js';
import { bar } from './bar.js';
import { el } from './dom.js';
import { curves } from './patient-curves.js';
import { timeline } from './patient-timeline.js';
import { advice, differential, drugResponse, similar, variants } from './patient-decisions.js';
import { day } from './times.js';
import { lang, word } from './words.js';

/** One patient for a clinician: the course, the curves, and what the engines say, each part with its evidence. */

const PEOPLE = 24;
const COUNTED = ['encounters', 'conditions', 'medications', 'procedures', 'measurements', 'variants', 'phenotypes', 'exposures', 'imagingStudies'];
const HEAD = `query Patient($id: ID!, $lang: String) { patient(id: $id) { id name sex birth birthPrecision isDeceased deceased city state country source record
  ${COUNTED.map(name => `${name} { totalCount }`).join(' ')}
  allergies(first: 20) { nodes { text criticality term { label(lang: $lang) } } } } }`;

const byId = id => document.getElementById(id);
const status = text => { byId('status').textContent = text; };
const guarded = work => work.catch(problem => status(problem.message));
const sections = [advice(), timeline(), curves(), differential(), variants(), drugResponse(), similar(id => guarded(open(id)))];
let shown;
let searches = 0;

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
  const mine = ++searches;
  status(word('searching'));
  const { patients } = await ask(`query People($where: PatientWhere, $first: Int, $after: String) { patients(where: $where, first: $first, after: $after, orderBy: [{ name: ASC }]) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id name sex birth birthPrecision isDeceased } } }`, { where: matching(text), first: PEOPLE, after });
  if (mine !== searches) {
    return;
  }
  const people = [...before, ...patients.nodes.map(person => el('li', {},
    el('button', { type: 'button', onclick: () => guarded(open(person.id)) }, person.name ?? person.id, el('small', {}, describe(person)))))];
  const { hasNextPage, endCursor } = patients.pageInfo;
  const further = hasNextPage ? [el('li', {}, el('button', { type: 'button', class: 'more', onclick: () => guarded(search(text, endCursor, people)) }, word('more')))] : [];
  status(patients.totalCount ? `${people.length} ${word('of')} ${patients.totalCount} ${word('patientsFound')}` : word('nothing'));
  byId('people').replaceChildren(...people, ...further);
  if (before.length) {
    people[before.length]?.firstChild.focus();
  }
}

const describe = person => [person.sex && word(person.sex), person.birth && `${word('birth')} ${day(person.birth, person.birthPrecision)}`, person.isDeceased && word('isDeceased')].filter(Boolean).join(' · ');

const age = ({ birth, deceased }) => {
  const [from, to] = [new Date(birth), deceased ? new Date(deceased) : new Date()];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const hadBirthday = to.getUTCMonth() > from.getUTCMonth() || (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() >= from.getUTCDate());
  return hadBirthday ? years : years - 1;
};

async function open(id) {
  searches++;
  status(word('loading'));
  const { patient } = await ask(HEAD, { id, lang: lang() });
  if (!patient) {
    byId('patient').hidden = true;
    status(word('nothing'));
    return;
  }
  shown = patient;
  status('');
  byId('people').replaceChildren();
  byId('patient').hidden = false;
  history.replaceState(null, '', `?id=${encodeURIComponent(id)}`);
  document.title = `Sinew · ${patient.name ?? id}`;
  head();
  byId('contents').replaceChildren(...sections.map(section => section.link));
  byId('head').focus({ preventScroll: true });
  sections.forEach(section => section.fill({ id, lang: lang() }));
}

function head() {
  const place = [shown.city, shown.state, shown.country].filter(Boolean).join(', ');
  const born = shown.birth && `${word('birth')} ${day(shown.birth, shown.birthPrecision)} (${age(shown)} ${word('years')})`;
  const died = shown.deceased && `${word('deceased')} ${day(shown.deceased)}`;
  const allergies = shown.allergies.nodes.map(a => el('li', { class: 'flag warn' }, `${word('Allergy')}: ${a.term?.label ?? a.text}`));
  const counts = COUNTED.filter(name => shown[name].totalCount).map(name => el('li', { class: 'flag' }, `${word(name)} ${shown[name].totalCount}`));
  byId('head').replaceChildren(
    el('h1', {}, shown.name ?? shown.id),
    el('p', {}, [shown.sex && word(shown.sex), born, died, place].filter(Boolean).join(' · ')),
    el('p', {}, `${shown.id} · ${word('source')}: ${shown.source ?? '–'} ${shown.record ?? ''} `, el('a', { href: `/explore?node=${encodeURIComponent(shown.id)}` }, word('openExplore'))),
    el('ul', { class: 'flags' }, ...allergies, ...counts));
}

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  guarded(search(byId('q').value.trim()));
});
document.addEventListener('language', () => guarded(shown ? open(shown.id) : search(byId('q').value.trim())));

bar();
byId('sections').replaceChildren(...sections.map(section => section.element));
const asked = new URLSearchParams(location.search).get('id');
guarded(asked ? open(asked) : search(''));
