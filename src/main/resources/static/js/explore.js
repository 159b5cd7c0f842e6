import { ask } from './api.js';
import { bar } from './bar.js';
import { el } from './dom.js';
import { colour, GraphView } from './graph-view.js';
import { load } from './schema.js';
import { lang, word } from './words.js';

const PAGE = 6;
const PROVENANCE = ['source', 'record', 'place', 'run', 'recordedAt', 'releaseId'];

const byId = id => document.getElementById(id);
const status = text => { byId('status').textContent = text; };
const ready = load();
let schema;
let view;
let shown;

/** What a node is called: its label, or the first thing that says what it is. */
function caption(node) {
  const value = node.value === undefined || node.value === null ? node.valueText : `${round(node.value)} ${node.unit ?? ''}`.trim();
  const text = node.label ?? node.name ?? node.text ?? node.hgvsCoding ?? (node.kind ? word(node.kind) : node.code) ?? node.id ?? '';
  const short = text.length > 60 ? text.slice(0, 58) + '…' : text;
  return value ? `${short}: ${value}` : short;
}

const round = number => Number(Number(number).toPrecision(6));

const when = text => (/^\d{4}-\d\d-\d\dT/.test(text) ? text.replace(/T00:00(:00)?(\.0+)?(Z|\+00:00)$/, '').replace('T', ' ') : text);

const operation = (name, variables, body) => {
  const used = { id: 'ID!', key: 'String', lang: 'String', text: 'String' };
  const declared = Object.keys(used).filter(v => v in variables && body.includes('$' + v));
  const head = declared.length ? `(${declared.map(v => `$${v}: ${used[v]}`).join(', ')})` : '';
  return ask(`query ${name}${head} { ${body} }`, Object.fromEntries(declared.map(v => [v, variables[v]])));
};

async function search(text) {
  status(word('searching'));
  schema = await ready;
  byId('hits').replaceChildren();
  const [found, people] = await Promise.allSettled([terms(text), patients(text)]);
  if (found.status === 'rejected' && people.status === 'rejected') {
    throw found.reason;
  }
  const hits = [...(people.value ?? []), ...(found.value ?? [])];
  status(hits.length ? `${hits.length} ${word('hits')}` : word('nothing'));
  byId('hits').replaceChildren(...hits.map(hit => el('li', {}, choice(hit))));
  return hits;
}

async function terms(text) {
  const selection = schema.caption('Term');
  if (/^\S+:\S+$/.test(text)) {
    const { term } = await operation('Look', { id: text, lang: lang() }, `term(id: $id) { ${selection} }`);
    if (term) {
      return [term];
    }
  }
  const { terms: page } = await operation('Search', { text, lang: lang() },
    `terms(search: $text, first: 25) { edges { node { ${selection} } } }`);
  return page.edges.map(e => e.node);
}

async function patients(text) {
  const where = text.includes('|') ? '{ id: { eq: $id } }' : '{ name: { contains: $text } }';
  const { patients: page } = await operation('People', { id: text, text, lang: lang() },
    `patients(where: ${where}, first: 10) { edges { node { ${schema.caption('Patient')} } } }`);
  return page.edges.map(e => e.node);
}

const choice = node => el('button', { type: 'button', onclick: () => open(node.id) },
  el('span', { class: 'dot', '--kind': colour(node.__typename) }), caption(node),
  el('small', {}, `${word(node.__typename)} · ${node.id}`));

/** Shows a node with its neighbours and what is known of it. */
async function open(id) {
  status(word('expanding'));
  schema = await ready;
  const type = await kind(id);
  if (!type) {
    status(word('nothing'));
    return;
  }
  const [own, neighbours] = await Promise.all([leaves(id, type), joined(id, type, schema.steps(type, PAGE))]);
  shown = { own: { __typename: type, ...own }, neighbours };
  view.node(id, type, caption(own));
  for (const { field, node: other } of neighbours) {
    view.node(other.id, other.__typename, caption(other));
    view.edge(id, other.id, field, word(field));
  }
  view.opened(id);
  view.choose(id);
  view.arrange();
  panel();
  legend();
  status('');
  history.replaceState(null, '', `?node=${encodeURIComponent(id)}`);
}

/** A measurement is a relationship, so it is found as what it is, and not as a node. */
const measurement = selection => `measurements(where: { id: { eq: $key } }, first: 1) { nodes { ${selection} } }`;
const canOpen = type => type === 'Measurement' || schema.isNode(type);

async function kind(id) {
  const { node, measurements } = await operation('Kind', { id, key: id }, `node(id: $id) { __typename } ${schema.root('measurements') ? measurement('__typename') : ''}`);
  return (node ?? measurements?.nodes[0])?.__typename;
}

async function one(name, id, type, selection) {
  const { node, measurements } = await operation(name, { id, key: id, lang: lang() },
    type === 'Measurement' ? measurement(selection) : `node(id: $id) { ... on ${type} { ${selection} } }`);
  return node ?? measurements?.nodes[0];
}

const leaves = (id, type) => one('Properties', id, type, schema.leaves(type));

/** Asks for all steps at once; where that is too much for the server's limits, in halves. */
async function joined(id, type, steps) {
  if (steps.length === 0) {
    return [];
  }
  try {
    const text = steps.map(s => s.text).join(' ');
    const node = await one('Neighbours', id, type, text);
    return steps.flatMap(({ field }) => neighbours(field, node?.[field]));
  } catch (problem) {
    if (steps.length === 1) {
      console.warn(steps[0].field, problem.message);
      return [];
    }
    const half = Math.ceil(steps.length / 2);
    return [...await joined(id, type, steps.slice(0, half)), ...await joined(id, type, steps.slice(half))];
  }
}

function neighbours(field, value) {
  const nodes = value?.edges?.map(e => e.node) ?? (Array.isArray(value) ? value.slice(0, PAGE) : value ? [value] : []);
  const total = value?.totalCount ?? (Array.isArray(value) ? value.length : nodes.length);
  return nodes.filter(n => n?.id).map(node => ({ field, node, total }));
}

function panel() {
  const { own, neighbours: joinedTo } = shown;
  const entries = Object.entries(own).filter(([key, value]) => key !== '__typename' && value !== null && value !== '' && String(value) !== '');
  const list = of => el('dl', {}, ...of.flatMap(([key, value]) =>
    [el('dt', {}, word(key)), el('dd', {}, Array.isArray(value) ? value.join('; ') : when(String(value)))]));
  const parts = [
    el('p', { class: 'kind' }, el('span', { class: 'dot', '--kind': colour(own.__typename) }), word(own.__typename)),
    el('h2', {}, caption(own)),
    el('h3', {}, word('properties')), list(entries.filter(([key]) => !PROVENANCE.includes(key))),
  ];
  const from = entries.filter(([key]) => PROVENANCE.includes(key));
  if (from.length) {
    parts.push(el('h3', {}, word('provenance')), list(from));
  }
  const fields = [...new Set(joinedTo.map(n => n.field))];
  if (fields.length) {
    parts.push(el('h3', {}, word('neighbours')), el('div', { class: 'links' }, ...fields.map(field => group(field, joinedTo.filter(n => n.field === field)))));
  }
  byId('panel').replaceChildren(...parts);
}

function group(field, members) {
  const { total } = members[0];
  const items = members.map(({ node }) => el('li', {}, canOpen(node.__typename)
    ? choice(node) : el('span', {}, caption(node), el('small', {}, when(String(node.at ?? node.start ?? ''))))));
  return el('details', { open: total <= PAGE }, el('summary', {}, `${word(field)} (${total})`), el('ul', {}, ...items));
}

function legend() {
  byId('legend').replaceChildren(...view.kinds().map(kind => el('li', {}, el('span', { class: 'dot', '--kind': colour(kind) }), word(kind))));
}

const guarded = work => work.catch(problem => status(problem.message));

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  const text = byId('q').value.trim();
  if (text) {
    guarded(search(text));
  }
});
byId('fit').addEventListener('click', () => view.fit());
byId('clear').addEventListener('click', () => { view.clear(); legend(); });
document.addEventListener('language', () => { if (shown && schema) { guarded(open(shown.own.id)); } });

bar();
view = new GraphView(byId('graph'), id => { guarded(chosen(id)); });

/** A click on what cannot be found by its id does nothing. */
const chosen = async id => (canOpen(window.sinewGraph.getElementById(id).data('kind')) ? open(id) : undefined);

guarded((async () => {
  schema = await ready;
  const asked = new URLSearchParams(location.search);
  if (asked.get('node')) {
    await open(asked.get('node'));
  } else if (asked.get('q')) {
    byId('q').value = asked.get('q');
    const hits = await search(asked.get('q'));
    if (hits.length) {
      await open(hits[0].id);
    }
  }
})());
