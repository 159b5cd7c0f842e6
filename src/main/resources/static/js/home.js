import { ask } from './api.js';
import { bar } from './bar.js';
import { el } from './dom.js';
import { load } from './schema.js';
import { lang, word } from './words.js';

const COUNTED = ['patients', 'encounters', 'conditions', 'phenotypicFeatures', 'measurements', 'medications', 'procedures', 'variantCalls',
  'exposures', 'diseases', 'phenotypes', 'genes', 'drugs', 'labs'];

let loaded = { counts: [], releases: [] };

function show() {
  const number = new Intl.NumberFormat(lang());
  document.getElementById('counts').replaceChildren(...loaded.counts.map(([key, count]) =>
    el('div', {}, el('dt', {}, word(key)), el('dd', {}, number.format(count)))));
  const rows = loaded.releases.map(r => el('tr', {},
    el('td', {}, r.url?.startsWith('https://') ? el('a', { href: r.url, rel: 'noreferrer' }, r.source) : r.source ?? ''),
    el('td', {}, r.version ?? ''), el('td', {}, r.licence ?? ''), el('td', {}, r.loadedAt?.slice(0, 10) ?? '')));
  document.getElementById('releases').replaceChildren(...(rows.length ? rows : [el('tr', {}, el('td', { colspan: 4 }, word('noReleases')))]));
}

async function fill() {
  const schema = await load();
  const counted = COUNTED.filter(name => schema.isCounted(name));
  const parts = counted.map(name => `${name} { totalCount }`);
  if (schema.root('releases')) {
    parts.push('releases(first: 50) { edges { node { id source version licence url loadedAt } } }');
  }
  const data = await ask(`query Overview { ${parts.join(' ')} }`);
  loaded = { counts: counted.map(name => [name, data[name]?.totalCount ?? 0]), releases: data.releases?.edges.map(e => e.node) ?? [] };
}

document.getElementById('curl').textContent = `TOKEN=$(curl -s -X POST -u explorer ${location.origin}/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -s ${location.origin}/graphql -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' -d '{"query":"{ patients { totalCount } }"}'`;
document.addEventListener('language', show);
bar();
fill().then(show, problem => {
  const box = document.getElementById('problem');
  box.textContent = problem.message;
  box.classList.remove('hidden');
});
