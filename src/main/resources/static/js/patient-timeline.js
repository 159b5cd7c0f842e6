import { axis, chart, paint } from './charts.js';
import { el } from './dom.js';
import { label } from './facts.js';
import { Section } from './section.js';
import { day } from './times.js';
import { word } from './words.js';

/** The course: one lane a kind for what happens once, one lane a term for what lasts. */

const MOST = 400;
const LANES = 46;
const ONCE = ['encounters', 'procedures', 'immunizations', 'imagingStudies', 'reports', 'variants', 'phenotypes', 'exposures'];
const LASTING = ['conditions', 'medications'];
const HUES = { encounters: '#5470c6', procedures: '#8a63a8', immunizations: '#3ba272', imagingStudies: '#6e7f80', reports: '#9a8f70', variants: '#c2527f', phenotypes: '#b5803a', exposures: '#7d7d3c', conditions: '#c8503c', medications: '#1f8a8f' };

const QUERY = `query Course($id: ID!, $lang: String) { patient(id: $id) {
  ${[...ONCE, ...LASTING].map(kind => `${kind}(first: ${MOST}, orderBy: [{ start: DESC }]) { totalCount nodes { id text start startPrecision end status ${kind === 'phenotypes' ? 'excluded ' : ''}term { id label(lang: $lang) } } }`).join(' ')} } }`;

export const timeline = () => new Section('timeline', QUERY, ({ patient }) => {
  const facts = [...LASTING, ...ONCE].flatMap(kind => patient[kind].nodes.filter(fact => fact.start).map(fact => ({ kind, ...fact })));
  if (facts.length === 0) {
    return [];
  }
  const lanes = laned(facts);
  const box = el('div', { class: 'chart', style: `height:${lanes.length * 22 + 110}px` });
  box.whenShown = () => draw(box, lanes);
  const left = [...LASTING, ...ONCE].filter(kind => patient[kind].totalCount > MOST);
  return [el('p', { class: 'quiet' }, word('timelineHint')), box,
    left.length ? el('p', { class: 'quiet' }, `${word('newestOnly')}: ${left.map(kind => `${word(kind)} ${MOST}/${patient[kind].totalCount}`).join(', ')}`) : undefined,
    table(facts)];
}, true);

const name = fact => (fact.excluded ? `¬ ${label(fact)}` : label(fact));
/** The source's own wording, where it is another one. */
const wording = fact => (fact.text && label({ text: fact.text }) !== label(fact) ? fact.text : undefined);

/** Lanes in the order shown, each with its facts; rare terms share the last lane of their kind. */
function laned(facts) {
  const byLane = new Map();
  for (const fact of facts) {
    const lane = LASTING.includes(fact.kind) ? `${fact.kind}/${label(fact)}` : fact.kind;
    byLane.set(lane, [...(byLane.get(lane) ?? []), fact]);
  }
  const all = [...byLane].map(([key, of]) => ({ kind: of[0].kind, title: key.includes('/') ? label(of[0]) : word(of[0].kind), facts: of }));
  const lasting = all.filter(lane => LASTING.includes(lane.kind));
  const kept = new Set(lasting.toSorted((a, b) => newest(b) - newest(a)).slice(0, LANES));
  const others = LASTING.map(kind => ({ kind, title: `${word(kind)}: ${word('others')}`, facts: lasting.filter(lane => lane.kind === kind && !kept.has(lane)).flatMap(lane => lane.facts) }));
  return [...all.filter(lane => !LASTING.includes(lane.kind) || kept.has(lane)), ...others.filter(lane => lane.facts.length)]
    .toSorted((a, b) => rank(a.kind) - rank(b.kind));
}

const newest = lane => Math.max(...lane.facts.map(fact => Date.parse(fact.end ?? fact.start)));
const rank = kind => [...ONCE, ...LASTING].indexOf(kind);

function draw(box, lanes) {
  const { ink, line } = paint();
  const last = Math.max(...lanes.map(newest));
  const data = lanes.flatMap((lane, row) => lane.facts.map(fact => ({
    value: [row, Date.parse(fact.start), fact.end ? Date.parse(fact.end) : stillOn(fact) ? last : Date.parse(fact.start)], fact })));
  const drawn = chart(box, `${word('timeline')}: ${data.length}`, {
    grid: { left: 8, right: 16, top: 8, bottom: 56, containLabel: true },
    xAxis: axis({ type: 'time' }),
    yAxis: axis({ type: 'category', inverse: true, data: lanes.map(lane => lane.title), axisLabel: { color: ink, width: Math.min(340, Math.max(110, 0.28 * box.clientWidth)), overflow: 'truncate', fontSize: 12, interval: 0 }, splitLine: { show: true, lineStyle: { color: line, opacity: 0.5 } } }),
    dataZoom: [{ type: 'slider', xAxisIndex: 0, height: 20, bottom: 12, filterMode: 'weakFilter' }, { type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, filterMode: 'weakFilter' }],
    tooltip: { trigger: 'item', formatter: ({ data: { fact } }) => said(fact) },
    series: [{ type: 'custom', clip: true, encode: { x: [1, 2], y: 0 }, data, renderItem: (_, api) => {
      const [from, y] = api.coord([api.value(1), api.value(0)]);
      const [to] = api.coord([api.value(2), api.value(0)]);
      const { kind } = lanes[api.value(0)];
      return { type: 'rect', shape: { x: from, y: y - 7, width: Math.max(5, to - from), height: 14, r: 3 }, style: { fill: HUES[kind], opacity: 0.72 } };
    } }],
  });
  drawn.off('click');
  drawn.on('click', ({ data: { fact } }) => location.assign(`/explore?node=${encodeURIComponent(fact.id)}`));
}

const stillOn = fact => LASTING.includes(fact.kind) && ['active', 'recurrence', 'relapse'].includes(fact.status);

/** ECharts reads this as markup, so it is written by an element. */
const said = fact => el('div', {}, el('b', {}, name(fact)), ...(wording(fact) ? [el('br'), el('small', {}, wording(fact))] : []), el('br'), `${word(fact.kind)} · ${span(fact)}${fact.status ? ` · ${word(fact.status)}` : ''}`).outerHTML;
const span = fact => [day(fact.start, fact.startPrecision), fact.end && day(fact.end)].filter(Boolean).join(' – ');

const table = facts => el('details', {}, el('summary', {}, word('asTable')),
  el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...['at', 'kind', 'text', 'status'].map(key => el('th', { scope: 'col' }, word(key))))),
    el('tbody', {}, ...facts.toSorted((a, b) => b.start.localeCompare(a.start)).map(fact => el('tr', {},
      el('td', {}, span(fact)), el('td', {}, word(fact.kind)), el('td', {}, el('a', { href: `/explore?node=${encodeURIComponent(fact.id)}` }, name(fact)), wording(fact) ? el('small', { class: 'quiet' }, el('br'), wording(fact)) : ''), el('td', {}, fact.status ? word(fact.status) : '')))))));
