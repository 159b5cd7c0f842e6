import { ask } from './api.js';
import { bar } from './bar.js';
import { el } from './dom.js';
import { colour, GraphView, originColour } from './graph-view.js';
import { lang, word } from './words.js';

/** The map of one term: drawn, listed, and each edge with its evidence. */

const PAGE = 60;
const FORMATS = ['json', 'csv', 'graphml', 'turtle'];
const KINDS = { DISEASE: 'Disease', PHENOTYPE: 'Phenotype', GENE: 'Gene', VARIANT: 'Variant', DRUG: 'Drug', LAB: 'Lab', EXPOSURE: 'ExposureAgent', PROCEDURE: 'Procedure', CONCEPT: 'Concept' };
const ESTIMATE = '{ value low high }';
const MAP = `query Map($of: ID!, $lang: String, $origins: [MapOrigin!], $first: Int!, $after: String) {
  diseaseMap(of: $of, lang: $lang, origins: $origins, first: $first, after: $after) {
    of { id kind label definition synonyms same patients } nodes { id kind label patients }
    edges { cursor from to relation origin score reason negated
      knowledge { said relation release references frequency onset inheritance classification further negated }
      evidence { both firstOnly secondOnly neither expected pValue qValue test isSmall
        standardisedRatio ${ESTIMATE} relativeRisk ${ESTIMATE} oddsRatio ${ESTIMATE} adjustedOddsRatio ${ESTIMATE} phi ${ESTIMATE}
        direction { before after pValue medianDays } } }
    total endCursor patients having floor releases { id source version licence } notes } }`;

const byId = id => document.getElementById(id);
const status = text => { byId('status').textContent = text; };
const guarded = work => work.catch(problem => status(problem.message));
const kind = node => KINDS[node.kind];
const dot = name => el('span', { class: 'dot', '--kind': colour(name) });
let view;
let shown;

async function search(text) {
  status(word('searching'));
  const body = '{ id label(lang: $lang) __typename }';
  const { term, terms } = await ask(`query Search($text: String!, $id: ID!, $lang: String) {
    term(id: $id) ${body} terms(search: $text, first: 15) { nodes ${body} } }`, { text, id: text, lang: lang() });
  const hits = term ? [term] : terms.nodes;
  status(hits.length ? `${hits.length} ${word('hits')}` : word('nothing'));
  byId('hits').replaceChildren(...hits.map(hit => el('li', {}, el('button', { type: 'button', onclick: () => guarded(open(hit.id)) },
    dot(hit.__typename), hit.label, el('small', {}, `${word(hit.__typename)} · ${hit.id}`)))));
  return hits;
}

async function page(of, after) {
  const origin = byId('origin').value;
  const { diseaseMap } = await ask(MAP, { of, after, first: PAGE, lang: lang(), origins: origin ? [origin] : undefined });
  return diseaseMap;
}

/** Draws the map of a term from its first page. */
async function open(of) {
  status(word('drawing'));
  shown = await page(of);
  shown.nodes = new Map(shown.nodes.map(node => [node.id, node]));
  byId('hits').replaceChildren();
  history.replaceState(null, '', `?of=${encodeURIComponent(shown.of.id)}`);
  draw();
  about();
}

async function more() {
  const next = await page(shown.of.id, shown.endCursor);
  next.nodes.forEach(node => shown.nodes.set(node.id, node));
  shown.edges.push(...next.edges);
  shown.endCursor = next.endCursor;
  draw();
}

function draw() {
  view.clear();
  const weights = new Map();
  for (const node of [shown.of, ...shown.nodes.values()]) {
    view.node(node.id, kind(node), short(node.label));
  }
  for (const edge of shown.edges) {
    view.weighed(edge.cursor, edge.from, edge.to, edge.origin === 'PATIENTS' ? '' : word(edge.relation), edge.origin, edge.score);
    for (const id of [edge.from, edge.to]) {
      weights.set(id, Math.max(weights.get(id) ?? 0, edge.score));
    }
  }
  view.opened(shown.of.id);
  view.surround(shown.of.id, id => weights.get(id) ?? 0);
  list();
  legend();
  status(`${shown.edges.length} ${word('of')} ${shown.total} ${word('edges')}`);
  byId('more').hidden = !shown.endCursor;
}

const short = text => (text.length > 48 ? text.slice(0, 46) + '…' : text);

const label = id => (shown.nodes.get(id) ?? shown.of).label;

const other = edge => (edge.from === shown.of.id ? edge.to : edge.from);

function list() {
  byId('edges').replaceChildren(...shown.edges.map(edge => el('li', {}, el('button', { type: 'button', id: `edge-${edge.cursor}`, onclick: () => chosen(edge) },
    dot(kind(shown.nodes.get(other(edge)) ?? shown.of)), label(other(edge)),
    el('small', {}, el('span', { class: 'bar', 'style': `width:${2 + 60 * edge.score}px`, '--origin': originColour(edge.origin) }),
      `${word(edge.relation)} · ${word(edge.origin)}`)))));
}

function legend() {
  const kinds = view.kinds().map(name => el('li', {}, dot(name), word(name)));
  const origins = ['KNOWLEDGE', 'PATIENTS', 'BOTH'].map(o => el('li', {}, el('span', { class: 'dot', '--kind': originColour(o) }), `— ${word(o)}`));
  byId('legend').replaceChildren(...kinds, ...origins);
}

const known = number => (number === null || number === undefined ? word('withheld') : String(number));

function about() {
  const { of } = shown;
  const formats = FORMATS.map(format => el('a', { href: `/atlas/${encodeURIComponent(of.id)}/map?format=${format}&lang=${lang()}`, download: '' }, format));
  byId('panel').replaceChildren(
    el('p', { class: 'kind' }, dot(kind(of)), `${word(kind(of))} · ${of.id}`), el('h2', {}, of.label),
    el('p', {}, `${known(shown.having)} / ${known(shown.patients)} ${word('having')}`),
    ...(of.definition ? [el('p', {}, of.definition)] : []),
    terms([['synonyms', of.synonyms.join('; ')], ['same', of.same.join(', ')]]),
    el('h3', {}, word('notes')), el('ul', {}, ...shown.notes.map(note => el('li', {}, note))),
    el('h3', {}, word('save')), el('p', { class: 'formats' }, ...formats),
    el('h3', {}, word('sources')), el('ul', {}, ...shown.releases.map(r => el('li', {}, `${r.source} ${r.version} · ${r.licence}`))));
}

const terms = pairs => el('dl', {}, ...pairs.filter(([, value]) => value).flatMap(([key, value]) => [el('dt', {}, word(key)), el('dd', {}, String(value))]));

const digits = number => (number === null || number === undefined ? '–' : Number(Number(number).toPrecision(3)).toString());

const estimate = e => (e ? `${digits(e.value)} (${digits(e.low)} – ${digits(e.high)})` : '');

function chosen(edge) {
  view.choose(edge.cursor);
  byId('edges').querySelectorAll('[aria-current]').forEach(b => b.removeAttribute('aria-current'));
  byId(`edge-${edge.cursor}`)?.setAttribute('aria-current', 'true');
  byId('panel').replaceChildren(
    el('p', { class: 'kind' }, `${word(edge.relation)} · ${word(edge.origin)}`),
    el('h2', {}, `${label(edge.from)} — ${label(edge.to)}`),
    el('h3', {}, word('why')), el('p', {}, edge.reason),
    ...edge.knowledge.flatMap(statement), ...(edge.evidence ? patients(edge) : []),
    el('p', {}, el('button', { type: 'button', onclick: () => guarded(open(other(edge))) }, `${word('openAtlas')}: ${label(other(edge))}`)));
}

const statement = k => [el('h3', {}, `${word('KNOWLEDGE')}: ${word(k.relation)}`), terms([
  ['said', k.said], ['frequency', k.frequency], ['onset', k.onset], ['inheritance', k.inheritance], ['classification', k.classification],
  ['release', k.release], ['references', k.references.join(', ')], ['more', k.further.join('; ')]])];

function patients(edge) {
  const e = edge.evidence;
  const row = cells => el('tr', {}, ...cells);
  const head = text => el('th', {}, text);
  const cell = number => el('td', {}, known(number));
  const table = el('table', { class: 'table' },
    row([head(''), head(label(edge.to)), head('¬')]),
    row([head(label(edge.from)), cell(e.both), cell(e.firstOnly)]),
    row([head('¬'), cell(e.secondOnly), cell(e.neither)]));
  const time = e.direction && `${e.direction.before} ${word('before')}, ${e.direction.after} ${word('after')}`
    + (e.direction.medianDays === null ? '' : `; ${digits(e.direction.medianDays)} ${word('medianDays')}`);
  return [el('h3', {}, word('PATIENTS')), table, terms([
    ['expected', digits(e.expected)], ['standardisedRatio', estimate(e.standardisedRatio)], ['relativeRisk', estimate(e.relativeRisk)],
    ['oddsRatio', estimate(e.oddsRatio)], ['adjustedOddsRatio', estimate(e.adjustedOddsRatio)], ['phi', estimate(e.phi)],
    ['pValue', digits(e.pValue)], ['qValue', digits(e.qValue)], ['test', e.test], ['order', time]])];
}

function save(blob, extension) {
  const link = el('a', { href: URL.createObjectURL(blob), download: `${shown.of.id.replace(':', '_')}.${extension}` });
  link.click();
  URL.revokeObjectURL(link.href);
}

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  const text = byId('q').value.trim();
  if (text) {
    guarded(search(text));
  }
});
byId('origin').addEventListener('change', () => { if (shown) { guarded(open(shown.of.id)); } });
byId('more').addEventListener('click', () => guarded(more()));
byId('fit').addEventListener('click', () => view.fit());
byId('png').addEventListener('click', () => { if (shown) { save(view.png(), 'png'); } });
byId('svg').addEventListener('click', () => { if (shown) { save(new Blob([view.svg()], { type: 'image/svg+xml' }), 'svg'); } });
document.addEventListener('language', () => { if (shown) { guarded(open(shown.of.id)); } });

bar();
view = new GraphView(byId('graph'),
  id => { if (shown && id !== shown.of.id) { guarded(open(id)); } else if (shown) { about(); } },
  cursor => chosen(shown.edges.find(edge => edge.cursor === cursor)));

const asked = new URLSearchParams(location.search).get('of');
if (asked) {
  guarded(open(asked));
}
