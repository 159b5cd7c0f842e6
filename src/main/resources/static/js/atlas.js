import { ask } from './api.js';
import { bar } from './bar.js';
import { el } from './dom.js';
import { colour } from './graph-view.js';
import { figures } from './map-figures.js';
import { MapView, ORIGINS, originColour, sample } from './map-view.js';
import { references } from './references.js';
import { lang, word } from './words.js';

/** The map of one term: drawn in groups, each edge with its evidence. */

const PAGE = 44;
const FORMATS = ['json', 'csv', 'graphml', 'turtle'];
const KINDS = { DISEASE: 'Disease', CIRCUMSTANCE: 'Circumstance', PHENOTYPE: 'Phenotype', GENE: 'Gene', VARIANT: 'Variant', DRUG: 'Drug', LAB: 'Lab', EXPOSURE: 'ExposureAgent', PROCEDURE: 'MedicalAction', CONCEPT: 'Concept' };
const GROUPS = ['parents', 'children', 'mappings', 'comorbid', 'similar', 'course', ...Object.keys(KINDS)];
const ESTIMATE = '{ value low high }';
const MAP = `query Map($of: ID!, $lang: String, $origins: [MapOrigin!], $kinds: [MapKind!], $cohort: CohortInput, $first: Int!, $after: String) {
  diseaseMap(of: $of, lang: $lang, origins: $origins, kinds: $kinds, cohort: $cohort, first: $first, after: $after) {
    of { id kind label definition synonyms same patients } nodes { id kind label patients }
    edges { cursor from to relation origin score knowledgeScore patientsScore reason negated
      knowledge { said relation release references citation frequency frequencyLabel share onset onsetLabel inheritance inheritanceLabel classification further negated }
      evidence { both firstOnly secondOnly neither expected pValue qValue test comparisons isSmall
        standardisedRatio ${ESTIMATE} relativeRisk ${ESTIMATE} oddsRatio ${ESTIMATE} adjustedOddsRatio ${ESTIMATE} phi ${ESTIMATE} lift
        direction { before after sameDay pValue medianDays } } }
    total endCursor patients having floor commit releases { id source version licence url } notes } }`;
const SEARCH = `query Search($text: String!, $id: ID!, $lang: String) {
  term(id: $id) { id label(lang: $lang) __typename } terms(search: $text, first: 12) { nodes { id label(lang: $lang) __typename } } }`;

const byId = id => document.getElementById(id);
const dot = name => el('span', { class: 'dot', '--kind': colour(name) });
const kind = node => KINDS[node.kind];
let view;
let shown;
let after = 0;
let kinds = new Set();
let hits = [];
let marked = -1;

/* ---- search ---- */

let waiting;
let asked = 0;

async function suggest(text) {
  const turn = ++asked;
  if (text.length < 2) {
    return list([]);
  }
  const { term, terms } = await ask(SEARCH, { text, id: text, lang: lang() });
  if (turn === asked) {
    list([...(term ? [term] : []), ...terms.nodes.filter(hit => hit.id !== term?.id)]);
  }
}

function list(found) {
  hits = found;
  marked = -1;
  byId('hits').hidden = !found.length;
  byId('q').setAttribute('aria-expanded', String(found.length > 0));
  byId('q').removeAttribute('aria-activedescendant');
  byId('hits').replaceChildren(...found.map((hit, i) => el('li', { role: 'option', id: `hit-${i}`, 'aria-selected': 'false', onmousedown: event => { event.preventDefault(); choose(hit); } },
    dot(hit.__typename), hit.label ?? hit.id, el('small', {}, `${word(hit.__typename)} · ${hit.id}`))));
}

function mark(step) {
  if (hits.length) {
    marked = (marked + step + hits.length) % hits.length;
    [...byId('hits').children].forEach((item, i) => item.setAttribute('aria-selected', String(i === marked)));
    byId('hits').children[marked].scrollIntoView({ block: 'nearest' });
    byId('q').setAttribute('aria-activedescendant', `hit-${marked}`);
  }
}

function choose(hit) {
  byId('q').value = hit.label ?? hit.id;
  ++asked;
  list([]);
  open(hit.id);
}

/* ---- the map ---- */

function say(...content) {
  byId('state').replaceChildren(...content);
}

/** Draws the map of a term, from a rank on. */
async function open(of, rank = 0) {
  say(el('p', { class: 'busy' }, word('drawing')));
  byId('stage').setAttribute('aria-busy', 'true');
  const origin = byId('origin').value;
  const cohort = byId('cohort').value.trim();
  try {
    const { diseaseMap } = await ask(MAP, {
      of, first: PAGE, lang: lang(), after: rank ? String(rank) : undefined, origins: origin ? [origin] : undefined,
      kinds: kinds.size ? [...kinds] : undefined, cohort: cohort ? { text: { of: cohort } } : undefined });
    shown = diseaseMap;
    after = rank;
    say();
    const query = new URLSearchParams({ of: shown.of.id, ...(cohort && { cohort }) });
    history.replaceState(null, '', `?${query}`);
    document.title = `${shown.of.label} · ${word('atlas')}`;
    draw();
    about();
  } catch (problem) {
    refused(problem, of, rank);
  } finally {
    byId('stage').removeAttribute('aria-busy');
  }
}

function refused(problem, of, rank) {
  const found = (problem.errors ?? []).flatMap(error => error.extensions?.suggestions ?? []);
  const buttons = found.map(hit => el('li', {}, el('button', { type: 'button', onclick: () => choose({ id: hit.id, label: hit.label ?? hit.matched }) }, `${hit.label ?? hit.matched ?? ''} ${hit.id}`)));
  say(el('p', { class: 'notice error' }, found.length ? problem.message.replace(/; did you mean.*$/, '.') : problem.message),
    found.length ? el('div', {}, word('suggestions'), el('ul', {}, ...buttons)) : el('button', { type: 'button', onclick: () => open(of, rank) }, word('retry')));
}

const node = id => shown.nodes.find(each => each.id === id) ?? shown.of;
const label = id => node(id).label;
const other = edge => (edge.from === shown.of.id ? edge.to : edge.from);
const edgeOf = cursor => shown.edges.find(each => each.cursor === cursor);

function group(edge) {
  const is = { IS_A: edge.from === shown.of.id ? 'parents' : 'children', MAPS_TO: 'mappings', SIMILAR_TO: 'similar', HAS_CLINICAL_MODIFIER: 'course' }[edge.relation];
  return is ?? (edge.relation === 'OCCURS_WITH' && node(other(edge)).kind === 'DISEASE' ? 'comorbid' : node(other(edge)).kind);
}

function row(edge) {
  const seen = edge.evidence;
  const first = edge.knowledge[0];
  const said = first && (first.share !== null && first.share !== undefined ? `${Math.round(100 * first.share)} %` : first.classification ?? '');
  const ratio = seen?.standardisedRatio.value;
  const show = seen && `${seen.both}× · ${ratio === null ? '–' : `O/E ${digits(ratio, 2)}`}${seen.qValue !== null && seen.qValue <= 0.05 ? ' *' : ''}`;
  const beside = [edge.negated ? '¬' : '', edge.relation === 'OCCURS_WITH' || ['parents', 'children', 'mappings', 'similar', 'course'].includes(group(edge)) ? '' : word(edge.relation), said, show].filter(Boolean).join(' · ');
  return { id: edge.cursor, label: label(other(edge)), beside, origin: edge.origin, score: edge.score,
    title: `${label(other(edge))} · ${word(edge.relation)} · ${word(edge.origin)} · ${edge.reason}` };
}

function draw() {
  const groups = GROUPS.map(name => {
    const rows = shown.edges.filter(edge => group(edge) === name && (edge.from === shown.of.id || edge.to === shown.of.id)).map(row);
    const of = shown.edges.find(edge => group(edge) === name);
    return { name: word(KINDS[name] ?? name), kind: of && kind(node(other(of))), rows };
  }).filter(each => each.rows.length);
  const under = [shown.of.id, `${word('patients')}: ${known(shown.having)} / ${known(shown.patients)}`];
  if (groups.length) {
    view.draw({ id: shown.of.id, label: shown.of.label, kind: kind(shown.of), under }, groups);
  } else {
    view.clear();
    say(el('p', { class: 'notice' }, word('noEdges'), ' ', word('noEdgesMore')));
  }
  const last = after + shown.edges.length;
  byId('page').textContent = shown.total ? `${word('ranks')} ${after + 1}–${last} ${word('ofEdges')} ${shown.total}` : '';
  byId('previous').disabled = after === 0;
  byId('next').disabled = !shown.endCursor;
  legend();
}

function legend() {
  byId('legend').replaceChildren(...Object.keys(ORIGINS).map(origin => el('li', {}, sample(origin), word(origin))));
  byId('kinds').replaceChildren(...Object.entries(KINDS).map(([name, type]) => el('button', {
    'type': 'button', 'aria-pressed': String(kinds.has(name)), '--kind': colour(type), 'onclick': () => toggle(name) }, dot(type), word(type))));
}

function toggle(name) {
  kinds[kinds.has(name) ? 'delete' : 'add'](name);
  if (shown) {
    open(shown.of.id);
  } else {
    legend();
  }
}

/* ---- the panel ---- */

const known = number => (number === null || number === undefined ? word('withheld') : String(number));
const digits = (number, of = 3) => (number === null || number === undefined ? '–' : Number(Number(number).toPrecision(of)).toString());

function estimate(e) {
  if (!e || (e.value === null && e.low === null)) {
    return e ? word('undefinedFigure') : '';
  }
  return e.value === null ? `> ${digits(e.low)}` : `${digits(e.value)} (${digits(e.low)} – ${e.high === null ? '∞' : digits(e.high)})`;
}

const shownIn = (...children) => byId('panel').replaceChildren(...children.filter(Boolean));
const terms = pairs => el('dl', {}, ...pairs.filter(([, value]) => value).flatMap(([key, value]) => [el('dt', {}, word(key)), el('dd', {}, value)]));

function about() {
  const { of } = shown;
  const cohort = byId('cohort').value.trim();
  const formats = FORMATS.map(format => el('a', { href: `/atlas/${encodeURIComponent(of.id)}/map?${new URLSearchParams({ format, lang: lang(), ...(cohort && { cohort }) })}`, download: '' }, format.toUpperCase()));
  shownIn(
    el('p', { class: 'kind' }, dot(kind(of)), `${word(kind(of))} · ${of.id}`), el('h2', {}, of.label),
    el('p', {}, `${known(shown.having)} / ${known(shown.patients)} ${word('having')}`),
    of.definition ? el('p', {}, of.definition) : undefined,
    terms([['synonyms', of.synonyms.slice(0, 12).join('; ')], ['same', of.same.join(', ')]]),
    el('h3', {}, word('save')), el('p', { class: 'formats' }, ...formats),
    el('h3', {}, word('notes')), el('ul', {}, ...shown.notes.map(note => el('li', {}, note))),
    ...figures(of.id, cohort ? { text: { of: cohort } } : undefined),
    el('h3', {}, word('sources')), el('ul', {}, ...shown.releases.map(release)));
}

const release = r => el('li', {}, r.url ? el('a', { href: r.url, rel: 'noreferrer', target: '_blank' }, `${r.source} ${r.version}`) : `${r.source} ${r.version}`, ` · ${r.licence}`);

function chosen(cursor) {
  const edge = edgeOf(cursor);
  view.choose(cursor);
  shownIn(
    el('p', {}, el('button', { type: 'button', onclick: about }, `◂ ${shown.of.label}`)),
    el('p', { class: 'kind' }, el('span', { class: 'dot', '--kind': originColour(edge.origin) }), `${word(edge.relation)} · ${word(edge.origin)}`),
    el('h2', {}, `${label(edge.from)} — ${label(edge.to)}`),
    edge.negated ? el('p', { class: 'notice' }, word('negatedEdge')) : undefined,
    el('h3', {}, `${word('why')}: ${digits(edge.score)}`), el('p', {}, `1 − (1 − ${digits(edge.knowledgeScore)}) (1 − ${digits(edge.patientsScore)}). ${edge.reason}`),
    ...(edge.evidence ? patients(edge) : []), ...edge.knowledge.flatMap(statement),
    el('p', {}, el('button', { type: 'button', onclick: () => open(other(edge)) }, `${word('openAtlas')}: ${label(other(edge))}`)));
  byId('panel').scrollTop = 0;
}

const named = (label, id) => (label ? `${label} (${id})` : id);

const statement = k => [el('h3', {}, `${word('KNOWLEDGE')}: ${word(k.relation)}`), terms([
  ['said', k.said], ['frequency', named(k.frequencyLabel, k.frequency)], ['onset', named(k.onsetLabel, k.onset)], ['inheritance', named(k.inheritanceLabel, k.inheritance)], ['classification', k.classification],
  ['release', k.release], ['citation', k.references.length ? el('span', {}, ...references(k.references)) : word('noCitation')], ['alsoSaid', k.further.join('; ')]])];

function patients(edge) {
  const e = edge.evidence;
  const [one, two] = [label(shown.of.id), label(other(edge))];
  const head = text => el('th', { scope: 'col' }, text);
  const cell = number => el('td', {}, known(number));
  const line = (name, ...cells) => el('tr', {}, el('th', { scope: 'row' }, name), ...cells);
  const table = el('table', { class: 'table' }, el('thead', {}, el('tr', {}, head(''), head(two), head(`${word('without')} ${two}`))),
    el('tbody', {}, line(one, cell(e.both), cell(e.firstOnly)), line(`${word('without')} ${one}`, cell(e.secondOnly), cell(e.neither))));
  const time = e.direction && `${one} → ${two}: ${e.direction.before}${e.direction.medianDays === null ? '' : ` (${digits(e.direction.medianDays)} ${word('medianDays')})`}; `
    + `${two} → ${one}: ${e.direction.after}; ${word('sameDay')}: ${e.direction.sameDay}; p ${digits(e.direction.pValue)}`;
  return [el('h3', {}, `${word('PATIENTS')} · ${word('table2')} ${known(shown.patients)}`), table, terms([
    ['expected', digits(e.expected)], ['standardisedRatio', estimate(e.standardisedRatio)], ['relativeRisk', estimate(e.relativeRisk)],
    ['oddsRatio', estimate(e.oddsRatio)], ['adjustedOddsRatio', estimate(e.adjustedOddsRatio)], ['phi', estimate(e.phi)],
    ['pValue', digits(e.pValue)], ['qValue', `${digits(e.qValue)} / ${e.comparisons}`], ['test', e.test], ['order', time]])];
}

/* ---- wiring ---- */

function save(blob, extension) {
  const link = el('a', { href: URL.createObjectURL(blob), download: `${shown.of.id.replace(':', '_')}.${extension}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const notes = () => [`${word('figureNote')} · ${shown.of.label} (${shown.of.id}) · ${byId('page').textContent}`, shown.releases.map(r => `${r.source} ${r.version}`).join(' · '), word('notDiagnosis')];

byId('search').addEventListener('submit', async event => {
  event.preventDefault();
  const text = byId('q').value.trim();
  if (marked >= 0) {
    choose(hits[marked]);
  } else if (text) {
    ++asked;
    list([]);
    await open(text);
  }
});
byId('q').addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => suggest(byId('q').value.trim()).catch(problem => say(el('p', { class: 'notice error' }, problem.message))), 180);
});
byId('q').addEventListener('keydown', event => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    mark(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Escape') {
    list([]);
  }
});
byId('q').addEventListener('blur', () => list([]));
byId('only').addEventListener('submit', event => {
  event.preventDefault();
  if (shown) {
    open(shown.of.id);
  }
});
byId('origin').addEventListener('change', () => { if (shown) { open(shown.of.id); } });
byId('previous').addEventListener('click', () => open(shown.of.id, Math.max(0, after - PAGE)));
byId('next').addEventListener('click', () => open(shown.of.id, after + PAGE));
byId('fit').addEventListener('click', () => view.fit());
byId('larger').addEventListener('click', () => view.larger(1.2));
byId('smaller').addEventListener('click', () => view.larger(1 / 1.2));
byId('svg').addEventListener('click', () => { if (shown) { save(new Blob([view.file(notes())], { type: 'image/svg+xml' }), 'svg'); } });
byId('png').addEventListener('click', async () => { if (shown) { save(await view.png(notes()), 'png'); } });
document.addEventListener('language', () => { legend(); if (shown) { open(shown.of.id, after); } });

bar();
view = new MapView(byId('stage'), chosen, cursor => open(other(edgeOf(cursor))));
legend();
byId('previous').disabled = true;
byId('next').disabled = true;

const query = new URLSearchParams(location.search);
if (query.get('cohort')) {
  byId('cohort').value = query.get('cohort');
}
if (query.get('of')) {
  open(query.get('of'));
}
