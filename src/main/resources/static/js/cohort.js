import { ask } from './api.js';
import { bar } from './bar.js';
import { axis, chart, paint, percent } from './charts.js';
import { completed, joined, kinds, place, timed } from './cohort-text.js';
import { el } from './dom.js';
import { Section } from './section.js';
import { lang, word } from './words.js';

/** A cohort while it is written: how many, what each part leaves, who they are, and what becomes of them. */

const PAUSE = 250;
const SHARES = '{ key label count share }';
const COUNT = `query Count($of: CohortInput!) { cohort(of: $of) { count unknown patients floor caveats { message patients } attrition { criterion count alone } } }`;
const EXAMPLES = [
  ['exampleNew', 'condition {<< MONDO:0005148}'],
  ['exampleHba1c', "condition {<< MONDO:0005148}\n  and measurement {<< LOINC:4548-4} last [value above 5.6 unit '%']"],
  ['exampleMetformin', 'index (condition {<< MONDO:0005148} first) has (medication {<< RXNORM:6809})'],
  ['exampleMarfan', 'condition {<< MONDO:0007947} or (phenotypic-feature {<< HP:0001166} and patient [age 0..40])'],
];

const byId = id => document.getElementById(id);
const text = byId('definition');
const list = byId('completions');
const of = () => ({ text: { of: text.value } });
let timer;
let asked = 0;
let choices = [];
let since;

const characteristics = new Section('characteristics', `query Characteristics($of: CohortInput!) { cohort(of: $of) { characteristics {
  age { count mean lowerQuartile median upperQuartile } sexes ${SHARES} ageBands ${SHARES} prevalence(kind: CONDITION, first: 10) ${SHARES} circumstances: prevalence(kind: CONDITION, conditions: CIRCUMSTANCES, first: 5) ${SHARES}
  measurements(first: 8) { label unit values { count mean median } } } } }`,
({ cohort: { characteristics: who } }) => [
  who.age.median === null ? undefined : el('p', {}, `${word('ageMedian')}: `, el('b', {}, `${digits(who.age.median)} (${digits(who.age.lowerQuartile)} – ${digits(who.age.upperQuartile)})`)),
  ...shares('sexes', who.sexes), ...shares('ageBands', who.ageBands), ...shares('commonest', who.prevalence), ...shares('circumstances', who.circumstances),
  who.measurements.length ? el('h3', {}, word('quantities')) : undefined,
  who.measurements.length ? el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, word('test')), ...['count', 'mean', 'median'].map(key => el('th', { scope: 'col', class: 'number' }, word(key))))),
    el('tbody', {}, ...who.measurements.map(m => el('tr', {}, el('td', {}, `${m.label} (${m.unit})`), ...['count', 'mean', 'median'].map(key => el('td', { class: 'number' }, digits(m.values[key])))))))) : undefined,
]);

const survival = new Section('survivalCurve', `query Survival($of: CohortInput!, $outcome: CriterionInput!, $days: Int!) { cohort(of: $of) {
  survival(outcome: $outcome, horizonDays: $days) { subjects events medianDays ratePerHundredYears { value lower upper } points { day atRisk survival lower upper } } } }`,
({ cohort: { survival: curve } }) => {
  const box = el('div', { class: 'chart' });
  box.whenShown = () => drawCurve(box, curve);
  const rate = curve.ratePerHundredYears;
  return [since ? el('p', { class: 'quiet' }, `${word('timeFrom')} `, el('code', {}, since)) : undefined,
    el('p', {}, `${told(curve.subjects)} ${word('subjects')} · ${told(curve.events)} ${word('events')}`,
    curve.medianDays === null ? '' : ` · ${word('medianTime')} ${digits(curve.medianDays)}`,
    rate === null ? '' : ` · ${digits(rate.value)} (${digits(rate.lower)} – ${digits(rate.upper)}) / 100 ${word('personYears')}`),
  curve.points.length ? box : el('p', { class: 'quiet' }, word(curve.subjects === null ? 'withheld' : 'nobodyHad'))];
});

const digits = number => (number === null ? word('notTold') : new Intl.NumberFormat(lang(), { maximumSignificantDigits: 3 }).format(number));
const told = number => (number === null ? word('notTold') : new Intl.NumberFormat(lang()).format(number));

const shares = (title, of) => (of.length ? [el('h3', {}, word(title)), el('ul', { class: 'rows' }, ...of.map(share => el('li', {},
  el('span', { class: 'line' }, word(share.label), el('data', {}, share.share === null ? word('notTold') : `${told(share.count)} · ${percent(share.share)}`)),
  el('span', { class: 'meter', 'aria-hidden': 'true' }, el('i', { style: `width:${100 * (share.share ?? 0)}%` })))))] : []);

function drawCurve(box, { points }) {
  const { brand } = paint();
  const step = key => [[0, 1], ...points.filter(p => p[key] !== null).map(p => [p.day / 365.25, p[key]])];
  const line = (key, style) => ({ type: 'line', step: 'end', symbol: 'none', data: step(key), color: brand, lineStyle: style, silent: key !== 'survival' });
  chart(box, `${word('survivalHint')}: ${points.map(p => `${p.day}: ${percent(p.survival)}`).slice(0, 30).join(', ')}`, {
    grid: { left: 8, right: 20, top: 30, bottom: 8, containLabel: true },
    xAxis: axis({ type: 'value', min: 0, max: Number(byId('years').value || 10) }),
    yAxis: axis({ type: 'value', min: 0, max: 1, name: word('survivalHint'), nameTextStyle: { align: 'left' }, axisLabel: { formatter: percent } }),
    tooltip: { trigger: 'axis', valueFormatter: percent },
    series: [line('survival', { width: 2.5 }), line('lower', { width: 1, type: 'dashed' }), line('upper', { width: 1, type: 'dashed' })],
  });
}

/** Counts what is written now; what the count is drawn from is asked for only if it can be read. */
async function count() {
  const mine = ++asked;
  if (!text.value.trim()) {
    empty();
    return;
  }
  byId('count').setAttribute('aria-busy', 'true');
  try {
    const { cohort } = await ask(COUNT, { of: of() });
    if (mine === asked) {
      history.replaceState(null, '', `?text=${encodeURIComponent(text.value)}`);
      byId('problem').hidden = true;
      stale(false);
      number(cohort);
      attrition(cohort);
      characteristics.fill({ of: of() });
      wait();
    }
  } catch (problem) {
    if (mine === asked) {
      complain(problem);
    }
  }
}

function empty() {
  byId('problem').hidden = true;
  byId('count').replaceChildren(word('emptyDefinition'));
  byId('attrition').replaceChildren();
}

function number(cohort) {
  byId('count').removeAttribute('aria-busy');
  byId('count').replaceChildren(el('b', {}, told(cohort.count)), ` ${word('ofAll')} ${told(cohort.patients)} ${word('members')}`,
    cohort.unknown ? ` · ${told(cohort.unknown)} ${word('mayBe')}` : '', cohort.floor > 1 ? ` · ${word('floorNote').replace('{floor}', cohort.floor)}` : '',
    ...cohort.caveats.map(({ message, patients }) => el('small', { class: 'caveat' }, patients === null ? message : `${message} (${patients} ${word('members')})`)));
}

function attrition({ attrition: steps, patients }) {
  byId('attrition').replaceChildren(el('h2', {}, word('attrition')), el('ol', { class: 'rows' }, ...steps.map(step => el('li', {},
    el('span', { class: 'line' }, el('code', {}, step.criterion), el('b', {}, told(step.count))),
    el('span', { class: 'meter', 'aria-hidden': 'true' }, el('i', { style: `width:${100 * (step.count ?? 0) / (patients || 1)}%` })),
    el('small', {}, `${word('alone')} ${told(step.alone)}`)))));
}

function complain(problem) {
  const box = byId('problem');
  const details = problem.errors?.[0]?.extensions ?? {};
  const meant = (details.suggestions ?? []).map(term => el('button', { type: 'button', onclick: () => replaced(details.term, term.id) }, `${term.label} ${term.id}`));
  const message = meant.length ? problem.message.replace(/(?:; did you mean |；是否指 ).*/, lang() === 'zh' ? '。' : '. ') + word('meant') : problem.message;
  box.hidden = false;
  stale(true);
  box.replaceChildren(`${message}${details.at ? ` (${details.at})` : ''} `, ...meant);
  byId('count').removeAttribute('aria-busy');
}

/** What stands there was answered to an earlier text. */
const stale = is => document.querySelector('main').classList.toggle('stale', is);

/** Puts the term that was meant where the unknown one stands. */
function replaced(unknown, id) {
  const bare = new RegExp(`(<<\\s*)?${unknown.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  write(text.value.replace(bare, `<< ${id}`));
}

function wait() {
  const outcome = { event: { kind: 'CONDITION', terms: `<< ${byId('outcome').value.split(' ')[0]}` } };
  const { text: definition, from } = timed(text.value);
  since = from;
  survival.fill({ of: { text: { of: definition } }, outcome, days: Math.round(365.25 * Number(byId('years').value || 10)) });
}

function write(definition, caret = definition.length) {
  text.value = definition;
  text.setSelectionRange(caret, caret);
  close();
  soon();
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(count, PAUSE);
}

const found = async name => (await ask(`query Terms($text: String!, $lang: String) { terms(search: $text, first: 10) { nodes { id label(lang: $lang) __typename } } }`,
  { text: name, lang: lang() })).terms.nodes;

async function complete() {
  const caret = text.selectionStart;
  const here = place(text.value, caret);
  const isName = here.name.length > 1 && !/^[A-Za-z0-9]+:\S+$/.test(here.name);
  const terms = isName ? await found(here.name).catch(() => []) : [];
  if (text.selectionStart !== caret || document.activeElement !== text) {
    return;
  }
  choices = [...terms.map(term => ({ by: `<< ${term.id}`, shown: [term.label ?? term.id, el('small', {}, ` ${word(term.__typename)} · ${term.id}`)] })),
    ...here.words.map(by => ({ by, shown: [by] }))].map(choice => ({ ...choice, take: () => {
    const next = completed(text.value, caret, here, choice.by);
    text.focus();
    write(next.text, next.caret);
  } }));
  list.replaceChildren(...choices.map((choice, i) => el('li', { role: 'option', id: `choice-${i}`, 'aria-selected': String(i === 0), onmousedown: event => { event.preventDefault(); choice.take(); } }, ...choice.shown)));
  list.hidden = choices.length === 0;
  text.setAttribute('aria-activedescendant', choices.length ? 'choice-0' : '');
}

function close() {
  list.hidden = true;
  choices = [];
}

function move(by) {
  const now = choices.findIndex((_, i) => byId(`choice-${i}`).getAttribute('aria-selected') === 'true');
  const next = (now + by + choices.length) % choices.length;
  choices.forEach((_, i) => byId(`choice-${i}`).setAttribute('aria-selected', String(i === next)));
  byId(`choice-${next}`).scrollIntoView({ block: 'nearest' });
  text.setAttribute('aria-activedescendant', `choice-${next}`);
}

const KEYS = {
  ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close,
  Enter: () => chosen().take(), Tab: () => chosen().take(),
};
const chosen = () => choices.find((_, i) => byId(`choice-${i}`).getAttribute('aria-selected') === 'true');

text.addEventListener('keydown', event => {
  if (!list.hidden && choices.length && KEYS[event.key] && !event.shiftKey) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
text.addEventListener('input', () => { soon(); complete(); });
text.addEventListener('blur', close);

/** A field that offers terms by their names. */
function offers(input, options) {
  let pause;
  byId(input).addEventListener('input', event => {
    clearTimeout(pause);
    const name = event.target.value;
    if (name.length > 1 && !name.includes(':')) {
      pause = setTimeout(async () => byId(options).replaceChildren(...(await found(name)).map(term => el('option', { value: `${term.id} ${term.label ?? ''}` }))), PAUSE);
    }
  });
}

offers('term', 'terms');
offers('outcome', 'outcomes');
byId('outcome').addEventListener('change', wait);
byId('years').addEventListener('change', wait);
byId('part').addEventListener('submit', event => {
  event.preventDefault();
  const [id] = byId('term').value.split(' ');
  const terms = id.includes(':') ? `<< ${id}` : '';
  write(joined(text.value, `${byId('not').checked ? 'not ' : ''}${byId('kind').value} {${terms}}`));
  byId('term').value = '';
});

function speak() {
  byId('kind').replaceChildren(...kinds().map(kind => el('option', { value: kind, selected: kind === byId('kind').value }, word(camel(kind)))));
  byId('starts').replaceChildren(...EXAMPLES.map(([title, definition]) => el('button', { type: 'button', onclick: () => { write(definition); text.focus(); close(); } }, word(title))));
  count();
}

const camel = kind => kind.replace(/(^|-)([a-z])/g, (_, dash, letter) => letter.toUpperCase());

document.addEventListener('language', speak);
byId('survival').replaceWith(survival.element);
byId('characteristics').replaceWith(characteristics.element);
text.value = new URLSearchParams(location.search).get('text') ?? EXAMPLES[0][1];
bar();
