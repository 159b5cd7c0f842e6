import { ask } from './api.js';
import { axis, chart, paint } from './charts.js';
import { el } from './dom.js';
import { Section } from './section.js';
import { day } from './times.js';
import { lang, word } from './words.js';

/** Measured quantities over time: those that guidelines look at, then the most often measured. */

const AT_FIRST = 6;
/** Blood pressure, kidney, glucose, electrolytes, blood, weight. */
const FIRST = ['8480-6', '8462-4', '33914-3', '98979-8', '62238-1', '2160-0', '38483-4', '4548-4', '2345-7', '2339-0', '2823-3', '6298-4', '718-7', '29463-7'].map(code => `LOINC:${code}`);
const rank = ({ term, count }) => (count > 1 && FIRST.includes(term.id) ? FIRST.indexOf(term.id) : FIRST.length);
const NUMBERS = '{ value: { isNull: false } }';
const QUERY = `query Quantities($id: ID!, $lang: String) { patient(id: $id) {
  measurementsAggregate(where: ${NUMBERS}) { byTerm(first: 200) { count term { id label(lang: $lang) } } } } }`;
const VALUES = `query Curve($id: ID!, $term: String!) { patient(id: $id) {
  measurements(where: { value: { isNull: false }, term: { id: { eq: $term } } }, first: 500, orderBy: [{ at: DESC }]) {
    totalCount nodes { at atPrecision value unit referenceLow referenceHigh interpretation place } } } }`;

let patient;

class Curves extends Section {
  fill(variables) {
    patient = variables.id;
    return super.fill(variables);
  }
}

export const curves = () => new Curves('curves', QUERY, data => {
  const terms = data.patient.measurementsAggregate.byTerm;
  if (terms.length === 0) {
    return [];
  }
  const grid = el('div', { class: 'curves' });
  const choice = el('select', { id: 'quantity', onchange: () => { grid.prepend(curve(terms[choice.value])); choice.value = ''; } },
    el('option', { value: '' }, word('addCurve')), ...terms.map(({ term, count }, i) => el('option', { value: i }, `${term.label ?? term.id} (${count})`)));
  grid.append(...terms.toSorted((a, b) => rank(a) - rank(b)).slice(0, AT_FIRST).map(curve));
  return [el('p', {}, el('label', { for: 'quantity', class: 'visually-hidden' }, word('addCurve')), choice), grid];
}, true);

function curve({ term }) {
  const box = el('div', { class: 'chart' });
  const last = el('span', { class: 'last' });
  const figure = el('figure', {}, el('figcaption', {}, term.label ?? term.id, last), box);
  ask(VALUES, { id: patient, term: term.id }).then(({ patient: { measurements } }) => draw(box, last, term, measurements.nodes.toReversed()),
    problem => box.replaceChildren(el('p', { class: 'error' }, problem.message)));
  return figure;
}

const number = value => new Intl.NumberFormat(lang(), { maximumSignificantDigits: 4 }).format(value);

/** A UCUM unit as it is read: annotations mean no unit, brackets are left out. */
const readable = unit => (unit ?? '').replaceAll('{1.73_m2}', '1.73 m²').replace(/\{[^}]*\}|\[pH\]/g, '').replaceAll('mm[Hg]', 'mm Hg').replace(/\[([a-z]+)_[a-z]+\]/g, '$1')
  .replace(/10\*(\d)/g, (_, power) => `10${'⁰¹²³⁴⁵⁶⁷⁸⁹'[power]}`).replace(/^Cel$/, '°C').replace(/m2\b/g, 'm²').trim();

/** The range that the source calls normal, and whether the value lies outside it. */
const range = ({ referenceLow: low, referenceHigh: high }) => (low === null ? (high === null ? '' : `≤ ${number(high)}`) : high === null ? `≥ ${number(low)}` : `${number(low)}–${number(high)}`);
const SIDES = { H: 'high', HH: 'high', HU: 'high', L: 'low', LL: 'low', LU: 'low' };
function side({ value, referenceLow, referenceHigh, interpretation }) {
  const said = interpretation?.map(code => SIDES[code]).find(Boolean);
  return said ?? (referenceHigh !== null && value > referenceHigh ? 'high' : referenceLow !== null && value < referenceLow ? 'low' : undefined);
}

/** A single day gets half a year on either side; the axis would split it into minutes. */
const HALF_YEAR = 183 * 86_400_000;
const about = values => {
  const at = values.map(v => Date.parse(v.at));
  return Math.max(...at) - Math.min(...at) < 86_400_000 ? { min: at[0] - HALF_YEAR, max: at[0] + HALF_YEAR } : {};
};

/** An axis on which the bounds of the normal range are seen too. */
function reaching(values, bounds) {
  const given = bounds.filter(bound => bound !== undefined);
  if (given.length === 0) {
    return {};
  }
  const all = [...values.map(v => v.value), ...given];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const span = most - least || Math.abs(most) || 1;
  const step = 10 ** Math.floor(Math.log10(span / 2));
  const rounded = (value, round) => Number((round(value / step) * step).toPrecision(8));
  const from = rounded(least - span / 20, Math.floor);
  return { min: least >= 0 ? Math.max(0, from) : from, max: rounded(most + span / 20, Math.ceil) };
}

function draw(box, last, term, values) {
  const { quiet, brand, line } = paint();
  const newest = values.at(-1);
  const units = [...new Set(values.map(v => v.unit ?? ''))];
  const [low, high] = [newest.referenceLow, newest.referenceHigh].map(v => v ?? undefined);
  const normal = range(newest);
  const off = side(newest);
  last.replaceChildren(el('b', { class: off ? 'off' : undefined }, `${number(newest.value)} ${readable(newest.unit)}${off ? ` ${word(off)}` : ''}`),
    el('small', {}, [day(newest.at, newest.atPrecision), normal && `${word('normalRange')} ${normal}`].filter(Boolean).join(' · ')));
  chart(box, `${term.label}: ${values.length}; ${day(newest.at)} ${number(newest.value)} ${readable(newest.unit)}`, {
    grid: { left: 6, right: 14, top: 10, bottom: 4, containLabel: true },
    xAxis: axis({ type: 'time', splitNumber: 3, ...about(values) }),
    yAxis: axis({ type: 'value', scale: true, splitNumber: 3, ...reaching(values, [low, high]) }),
    tooltip: { trigger: 'axis' },
    series: units.map((unit, i) => ({
      name: readable(unit) || unit.replace(/[{}[\]]/g, ''), type: 'line', symbolSize: 6, lineStyle: { width: 2 }, ...(i === 0 ? { color: brand } : {}),
      data: values.filter(v => (v.unit ?? '') === unit).map(v => [Date.parse(v.at), v.value]),
      tooltip: { valueFormatter: value => `${number(value)} ${readable(unit)}` },
      // a bound that is not given reaches to the end of the axis
      markArea: unit === (newest.unit ?? '') && normal ? { silent: true, itemStyle: { color: line, opacity: 0.35 }, data: [[{ yAxis: low }, { yAxis: high }]] } : undefined,
    })),
    legend: units.length > 1 ? { right: 0, top: 0, textStyle: { color: quiet } } : undefined,
  });
}
