import { ask } from './api.js';
import { el } from './dom.js';
import { lang, word } from './words.js';

/** What the patients show of a term beyond its map; each part is asked for when it is opened. */

const digits = (number, of = 3) => (number === null || number === undefined ? '–' : Number(Number(number).toPrecision(of)).toString());
const percent = share => (share === null || share === undefined ? '–' : `${digits(100 * share)} %`);
const within = e => (e && e.value !== null ? `${digits(e.value)} (${digits(e.low)} – ${e.high === null ? '∞' : digits(e.high)})` : '–');

const table = (heads, rows) => el('table', { class: 'table' }, el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col' }, head)))),
  el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map(cell => el('td', {}, String(cell)))))));

const measures = rows => {
  const most = Math.max(...rows.map(row => row.size), 1e-9);
  return el('div', { class: 'measure' }, ...rows.flatMap(row => [el('span', {}, row.label), el('i', { style: `width:${100 * row.size / most}%` }), el('span', {}, row.text)]));
};

const shares = rows => measures(rows.filter(row => row.having !== null && row.patients).map(row => (
  { label: word(row.label), size: row.prevalence?.value ?? 0, text: `${row.having} / ${row.patients}` })));

const PARTS = [
  ['figures', `occurrence(of: $of, cohort: $cohort, lang: $lang) { prevalence { value low high } incidence { value low high }
    byAge { ...Part } bySex { ...Part } byRegion { ...Part } byMonth { month cases } stays { count median unit } costs { count median unit }
    readmission { stays readmitted expected ratio { value low high } } }`, 'fragment Part on OccurrenceShare { label patients having prevalence { value } }', occurrence],
  ['around', `aroundDiagnosis(of: $of, cohort: $cohort, lang: $lang, first: 12) { cases controls notes rows { what { id label } started stopped qChange
    before { cases controls caseShare controlShare oddsRatio { value low high } qValue } after { cases controls caseShare controlShare oddsRatio { value low high } qValue } values { unit casesBefore casesAfter change measured } } }`, '', around],
  ['providers', `providers(of: $of, cohort: $cohort, lang: $lang, first: 12) { cases notes rows { provider name unit cases mean expected ratio { value low high } lowerLimit upperLimit isOutlier } }`, '', providers],
  ['trajectories', `trajectories(of: $of, cohort: $cohort, lang: $lang, first: 12) { ...Order } seen: trajectories(of: $of, cohort: $cohort, lang: $lang, first: 12, maxQ: 1) { ...Order }`,
    'fragment Order on Trajectories { pairs { first { label } second { label } followed relativeRisk { value low high } qValue } paths { nodes { label } patients } notes }', trajectories],
  ['exposuresAfter', `exposureRisk(of: $of, cohort: $cohort, lang: $lang, first: 8) { rows { exposure { label } lagDays exposed { cases personYears } unexposed { cases personYears } rateRatio { value low high } qValue trendPValue } notes }`, '', exposures],
  ['screening', `screeningGaps(of: $of, cohort: $cohort, lang: $lang) { on withinDays tests { test { label } eligible overdue share { value low high } } notes }`, '', screening],
  ['warnings', `warnings(of: $of, cohort: $cohort, lang: $lang, weeks: 52) { ...Week } latest: warnings(of: $of, cohort: $cohort, lang: $lang, weeks: 4, all: true) { ...Week }`,
    'fragment Week on Warning { region week observed expected threshold alarm method }', warnings],
];

/** Closed parts of a panel. */
export const figures = (of, cohort) => PARTS.map(([name, query, fragment, show]) => {
  const body = el('div', {});
  const part = el('details', {}, el('summary', {}, word(name)), body);
  part.addEventListener('toggle', async () => {
    if (part.open && !body.hasChildNodes()) {
      body.append(el('p', { class: 'quiet' }, word('loading')));
      try {
        const data = await ask(`query Part($of: ID!, $lang: String, $cohort: CohortInput) { ${query} } ${fragment}`, { of, cohort, lang: lang() });
        body.replaceChildren(...show(Object.values(data)[0], data));
      } catch (problem) {
        body.replaceChildren(el('p', { class: 'notice error' }, problem.message));
      }
    }
  });
  return part;
});

const noted = notes => notes.map(note => el('p', { class: 'quiet' }, note));
const none = () => el('p', { class: 'quiet' }, word('noData'));

function occurrence(found) {
  const pairs = [['prevalence', found.prevalence && `${percent(found.prevalence.value)} (${percent(found.prevalence.low)} – ${percent(found.prevalence.high)})`], ['incidence', found.incidence && within(found.incidence)],
    ['stays', found.stays && `${word('median')} ${digits(found.stays.median)} ${found.stays.unit} (n ${found.stays.count})`],
    ['costs', found.costs.map(cost => `${word('median')} ${digits(cost.median, 4)} ${cost.unit} (n ${cost.count})`).join('; ')],
    ['readmission', found.readmission && `${found.readmission.readmitted} / ${found.readmission.stays}${found.readmission.ratio.value === null ? '' : `, O/E ${within(found.readmission.ratio)}`}`]];
  const months = found.byMonth.filter(month => month.cases).slice(-24);
  return [el('dl', {}, ...pairs.filter(([, value]) => value).flatMap(([key, value]) => [el('dt', {}, word(key)), el('dd', {}, value)])),
    ...[['byAge', shares(found.byAge)], ['bySex', shares(found.bySex)], ['byRegion', shares(found.byRegion)],
      ['byMonth', months.length ? measures(months.map(month => ({ label: month.month, size: month.cases, text: String(month.cases) }))) : none()]]
      .flatMap(([name, part]) => [el('h3', {}, word(name)), part])];
}

function around(found) {
  const side = w => `${percent(w.caseShare)} / ${percent(w.controlShare)}`;
  return [el('p', { class: 'quiet' }, `${word('aroundMore')} (${found.cases ?? '–'} / ${found.controls ?? '–'})`),
    found.rows.length ? table(['', `${word('casesBefore')} / ${word('controlsBefore')}`, `${word('casesAfter')} / ${word('controlsAfter')}`, 'OR', 'q'],
      found.rows.map(row => [row.what.label, side(row.before), side(row.after), within(row.after.oddsRatio), digits(row.after.qValue, 2)])) : none(), ...noted(found.notes)];
}

function providers(found) {
  return [found.rows.length ? table(['', word('providerCases'), 'O / E', 'O/E (95 %)', word('funnel')], found.rows.map(row => [
    `${row.isOutlier ? '▲ ' : ''}${row.name ?? row.provider}`, row.cases, `${digits(row.mean)} / ${digits(row.expected)} ${row.unit}`, within(row.ratio), `${digits(row.lowerLimit)} – ${digits(row.upperLimit)}`]))
    : el('p', {}, word('noProviders')), ...noted(found.notes)];
}

function trajectories(found, { seen }) {
  if (!found.pairs.length && seen.pairs.length) {
    return [...noted(found.notes), el('h3', {}, word('seenOrder')), order(seen)];
  }
  return [order(found), ...noted(found.notes)];
}

function order(found) {
  const pairs = found.pairs.map(pair => [`${pair.first.label} → ${pair.second.label}`, pair.followed, within(pair.relativeRisk), digits(pair.qValue, 2)]);
  const paths = found.paths.map(path => [path.nodes.map(node => node.label).join(' → '), path.patients, '', '']);
  return pairs.length ? table(['', word('followed'), 'RR', 'q'], [...pairs, ...paths]) : el('p', {}, word('noTrajectories'));
}

function exposures(found) {
  return [found.rows.length ? table(['', `${word('lag')} (${word('days')})`, word('rateRatio'), 'q'],
    found.rows.map(row => [`${row.exposure.label} (${row.exposed.cases} / ${row.unexposed.cases})`, row.lagDays, within(row.rateRatio), digits(row.qValue, 2)])) : none(), ...noted(found.notes)];
}

function screening(found) {
  return [el('p', { class: 'quiet' }, `${found.on}, ${found.withinDays} ${word('days')}`), found.tests.length ? table(['', word('overdue'), ''],
    found.tests.map(gap => [gap.test.label, `${gap.overdue ?? '–'} / ${gap.eligible ?? '–'}`, percent(gap.share?.value)])) : none(), ...noted(found.notes)];
}

function warnings(alarms, { latest }) {
  const weeks = rows => table([`${word('week')} · ${word('region')}`, `${word('newCases')} / ${word('expected')}`, word('threshold')], rows.slice(0, 12).map(row => [
    `${row.alarm ? '▲ ' : ''}${row.week}${row.region ? ` · ${row.region}` : ''}`, `${row.observed} / ${digits(row.expected)}`, digits(row.threshold)]));
  const method = (alarms[0] ?? latest[0])?.method;
  return [alarms.length ? weeks(alarms) : el('p', {}, word('noWarnings')),
    ...(latest.length ? [el('h3', {}, word('latestWeeks')), weeks(latest)] : []),
    el('p', { class: 'quiet' }, `${word('warningsMore')}${method ? ` ${word(method)}` : ''}`)];
}
