import { send } from './api.js';
import { bar } from './bar.js';
import { el } from './dom.js';
import { lang } from './words.js';

const select = document.getElementById('example');
const about = document.getElementById('about');
const { React, ReactDOM, GraphiQL } = window;
const root = ReactDOM.createRoot(document.getElementById('graphiql'));
const examples = await (await fetch('/examples/index.json')).json();

/** Variables of the example, with the page's language where it takes one. */
const variables = example => JSON.stringify(
  'lang' in (example.variables ?? {}) ? { ...example.variables, lang: lang() } : example.variables ?? {}, null, 2);

/** A query that another page links to. */
const linked = new URLSearchParams(location.search).get('query');

async function open(example) {
  const isLinked = linked !== null && location.hash === '';
  const query = isLinked ? linked : await (await fetch(`/examples/${example.id}.graphql`)).text();
  about.textContent = isLinked ? '' : example.about[lang()] ?? example.about.en;
  root.render(React.createElement(GraphiQL, {
    fetcher: send,
    query,
    variables: isLinked ? '{}' : variables(example),
    defaultEditorToolsVisibility: 'variables',
    visiblePlugin: 'Documentation Explorer',
    isHeadersEditorEnabled: false,
  }));
}

/** Names the editors' text areas by the part that they stand in; the library leaves them without. */
new MutationObserver(() => document.querySelectorAll('#graphiql textarea:not([aria-label])').forEach(area =>
  area.setAttribute('aria-label', area.closest('section[aria-label]')?.getAttribute('aria-label') ?? 'GraphiQL'))).observe(document.getElementById('graphiql'), { childList: true, subtree: true });

const chosen = () => examples.find(e => e.id === location.hash.slice(1)) ?? examples[0];

function list() {
  select.replaceChildren(...examples.map(e => el('option', { value: e.id, selected: e === chosen() }, e.title[lang()] ?? e.title.en)));
  open(chosen());
}

select.addEventListener('change', () => { location.hash = select.value; });
addEventListener('hashchange', list);
document.addEventListener('language', list);
bar();
