import { ask } from './api.js';
import { percent } from './charts.js';
import { el } from './dom.js';
import { markdown } from './markdown.js';
import { references } from './references.js';
import { Section } from './section.js';
import { day } from './times.js';
import { word } from './words.js';

/** What the engines say of one patient, each statement with what it rests on. */

const LIKELY = 0.01;
const STATUSES = ['PRESENT', 'ABSENT'];
const GENETIC = ['VARIANT', 'BENIGN', 'SOMATIC', 'NO_DISEASE', 'OTHER_NAME'];

const quiet = text => (text ? el('p', { class: 'quiet' }, text) : undefined);
const rows = items => (items.length ? el('ul', { class: 'rows' }, ...items) : undefined);
const more = (title, ...nodes) => el('details', {}, el('summary', {}, title), ...nodes);
const meter = (share, against) => el('span', { class: 'meter', 'aria-hidden': 'true' }, el('i', { class: against ? 'against' : '', style: `width:${Math.min(100, 100 * Math.abs(share)).toFixed(1)}%` }));
const outward = (url, text) => (url?.startsWith('https://') ? el('a', { href: url, rel: 'noreferrer' }, text) : text);
const inGraph = (id, text) => el('a', { href: `/explore?node=${encodeURIComponent(id)}` }, text);

export const advice = () => new Section('adviceCards', `query Advice($id: ID!, $lang: String) { patient(id: $id) { advice(lang: $lang) {
  guideline title urgency summary argument proposals source { label url date } evidence { wording fact term on method knowledge { subject relation object severity effect references release } } } } }`,
({ patient }) => [rows(patient.advice.map(card => el('li', { class: `urgency-${card.urgency}` },
  el('p', { class: 'line' }, el('b', {}, card.summary), el('span', { class: 'flag' }, word(card.urgency))),
  card.proposals.length ? el('ul', {}, ...card.proposals.map(proposal => el('li', {}, proposal))) : undefined,
  more(word('detail'), ...markdown(card.argument)),
  card.evidence.length ? more(`${word('evidence')} (${card.evidence.length})`, el('ul', {}, ...card.evidence.map(part => el('li', {}, part.fact ? inGraph(part.fact, part.wording) : part.wording, part.on ? ` · ${day(part.on)}` : '',
    part.method ? el('small', { class: 'quiet' }, ` ${part.method}`) : '',
    part.knowledge ? el('small', { class: 'quiet' }, ` ${part.knowledge.release} `, ...references(part.knowledge.references)) : '')))) : undefined,
  el('small', { class: 'quiet' }, outward(card.source.url, card.source.label), ` ${card.source.date ?? ''}`))))], true);

const DIFFERENTIAL = `query Differential($id: ID!, $lang: String, $present: [ID!], $absent: [ID!], $genes: [String!], $variants: [String!]) { patient(id: $id) {
  differential(first: 8, present: $present, absent: $absent, genes: $genes, variants: $variants, lang: $lang) {
  notice confident summary noMatch candidates releases read { given why used { label } }
  series { probability size series { label } diseases { probability disease { id label } genes { label } evidence { kind weight with of term { label } matched { label } terms { label } references } } }
  next { means gain expected term { id label } raises { label } } } } }`;

/** What a variant's name looks like: HGVS, or SPDI. */
const VARIANT = /:[cgmnpr]\.\S|^[A-Z]{2}_\d+\.\d+:\d+:/;

/** The differential with a form for findings, genes and variants that the record does not have; they are weighed, and not kept. */
class Differential extends Section {
  #asked;
  #added = [];
  #chips = el('ul', { class: 'chips' });
  #hits = el('div', { 'aria-live': 'polite' });
  #name = el('input', { type: 'search', name: 'finding', autocomplete: 'off' });
  #find = el('button');
  #form = el('form', { role: 'search', onsubmit: event => this.#look(event) });

  constructor() {
    super('differential', DIFFERENTIAL, ({ patient: { differential: found } }) => (found ? [
      el('p', {}, el('b', {}, found.summary)),
      ...found.read.filter(reading => GENETIC.includes(reading.why)).map(reading => quiet(`${reading.given}: ${reading.used ? `${reading.used.label}, ` : ''}${word(`read${reading.why}`)}`)),
      ...likely(found.series, questions(found.next, (term, status) => this.#add(term, status))),
      quiet(`${found.candidates} ${word('compared')} · ${word('noMatch')} ${chance(found.noMatch)} · ${found.releases.join(', ')}`),
      quiet(word('calibratedOn')),
      quiet(word('weightsAre')),
    ] : [quiet(word('noFindings'))]));
    this.#form.append(this.#name, this.#find);
    this.element.append(this.#form, this.#hits, this.#chips);
  }

  fill(variables) {
    this.#added = variables.id === this.#asked?.id ? this.#added : [];
    this.#asked = { id: variables.id, lang: variables.lang };
    [this.#name, this.#form].forEach(each => each.setAttribute('aria-label', word('addFinding')));
    this.#name.placeholder = word('addFindingHint');
    this.#find.textContent = word('find');
    this.#hits.replaceChildren();
    this.#chips.replaceChildren(...this.#added.map(finding => el('li', {}, el('button', { type: 'button', 'aria-label': `${word('remove')}: ${finding.term.label}`,
      onclick: () => this.#change(this.#added.filter(other => other !== finding)) }, `${word(finding.status)}: ${finding.term.label} ×`))));
    const those = status => this.#added.filter(finding => finding.status === status).map(finding => finding.term.id);
    return super.fill({ ...this.#asked, present: those('PRESENT'), absent: those('ABSENT'), genes: those('geneFound'), variants: those('variantFound') });
  }

  #add(term, status) {
    this.#change([...this.#added.filter(finding => finding.term.id !== term.id), { term, status }]);
  }

  #change(added) {
    this.#added = added;
    this.#name.value = '';
    this.#name.focus({ preventScroll: true });
    this.fill(this.#asked);
  }

  async #look(event) {
    event.preventDefault();
    const text = this.#name.value.trim();
    if (VARIANT.test(text)) {
      this.#add({ id: text, label: text }, 'variantFound');
    } else if (text) {
      this.#hits.replaceChildren(quiet(word('searching')));
      const told = await findings(text, this.#asked.lang).then(({ genes, terms }) => rows([...genes.map(gene => this.#hit(gene, ['geneFound'])), ...terms.map(term => this.#hit(term, STATUSES))]) ?? quiet(word('noFinding')),
        problem => el('p', { class: 'error' }, problem.message));
      this.#hits.replaceChildren(told);
    }
  }

  #hit(term, as) {
    return el('li', { class: 'line' }, el('span', {}, `${term.label} `, el('small', {}, term.id)), el('span', {}, ...choices(term, as, status => this.#add(term, status))));
  }
}

export const differential = () => new Differential();

const choices = (term, as, chosen) => as.map(status => el('button', { type: 'button', class: 'small', 'aria-label': `${term.label}: ${word(status)}`, onclick: () => chosen(status) }, word(status)));

/** A probability in the words of the summary: nothing is impossible or certain here. */
const chance = p => (share => (share < 1 ? '< 1 %' : share > 99 ? '> 99 %' : `${share} %`))(Math.round(100 * p));

const of = candidate => inGraph(candidate.disease.id, candidate.disease.label);

/** What is unlikely is there for who asks for it; where nothing is likely, so is what would tell the nearest apart. */
function likely(series, next) {
  const least = series.filter(group => group.probability >= LIKELY);
  const rest = series.slice(least.length).map(ranked);
  return least.length ? [rows(least.map(ranked)), ...next, rest.length ? more(`${word('lessLikely')} (${rest.length})`, rows(rest)) : undefined]
    : [more(word('unlikely'), rows(rest) ?? '', ...next)];
}

const ranked = group => el('li', {},
  el('span', { class: 'line' }, group.series ? el('span', {}, `${group.series.label} (${group.size})`) : of(group.diseases[0]), el('data', { value: group.probability }, chance(group.probability))),
  meter(group.probability),
  ...group.diseases.flatMap(candidate => [
    group.series ? el('span', { class: 'line' }, of(candidate), el('data', { value: candidate.probability }, chance(candidate.probability))) : '',
    el('small', {}, [candidate.disease.id, ...candidate.genes.slice(0, 4).map(gene => gene.label)].join(' · ')),
    more(`${word('evidence')} (${candidate.evidence.length})`, el('ul', {}, ...candidate.evidence.map(weighed)))]));

const questions = (next, add) => (next.length ? [el('h3', {}, word('askNext')),
  rows(next.slice(0, 5).map(question => el('li', {}, el('span', { class: 'line' }, question.term.label, el('data', { value: question.gain }, `${question.gain.toFixed(2)} bit`)),
    el('small', {}, `${word(question.means)} · ${word('wouldRaise')} ${question.raises.label}`),
    ...choices(question.term, STATUSES, status => add(question.term, status)))))] : []);

const weighed = part => el('li', {}, `${part.weight >= 0 ? '+' : '−'}${Math.abs(part.weight).toFixed(2)} ${word(part.kind)}`,
  part.term ? ` · ${part.term.label}` : part.terms.length ? ` · ${part.terms.slice(0, 4).map(term => term.label).join(', ')}` : '',
  part.matched && part.matched.label !== part.term?.label ? ` ← ${part.matched.label}` : '',
  part.of ? ` (${part.with}/${part.of})` : '', part.references.length ? el('small', { class: 'quiet' }, ' ', ...references(part.references.slice(0, 3))) : '');

/** Phenotypes by a part of their name or by their id, and the gene of that symbol. */
async function findings(text, lang) {
  const { phenotype, phenotypes, genes } = await ask(`query Findings($text: String!, $id: ID!, $symbol: String!, $lang: String) { phenotype(id: $id) { id label(lang: $lang) }
    phenotypes(search: $text, first: 8) { nodes { id label(lang: $lang) } } genes(where: { label: { eq: $symbol } }, orderBy: [{ id: ASC }], first: 1) { nodes { id label } } }`, { text, id: text.toUpperCase(), symbol: text.toUpperCase(), lang });
  return { genes: genes.nodes, terms: [...(phenotype ? [phenotype] : []), ...phenotypes.nodes.filter(term => term.id !== phenotype?.id)] };
}

const DRUGS = `drugs { label notes recommendations { source guideline url classification population implications text dosing alternative basis { gene diplotype label } citations { pmid } } }`;

export const drugResponse = () => new Section('drugResponse', `query DrugResponse($id: ID!, $lang: String) { patient(id: $id) { drugResponse(lang: $lang) {
  genes { gene origin diplotypes { diplotype label } notes } notes release licence disclaimer ${DRUGS} } } }`,
({ patient: { drugResponse: found } }, { id, lang }) => [
  rows(found.drugs.filter(drug => drug.recommendations.length).map(prescribed)),
  found.genes.length ? el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...['gene', 'diplotype', 'phenotype', 'foundBy'].map(key => el('th', { scope: 'col' }, word(key))))),
    el('tbody', {}, ...found.genes.map(gene => el('tr', {}, el('td', {}, gene.gene), el('td', {}, gene.diplotypes.map(d => d.diplotype ?? '').join(' / ')),
      el('td', {}, [...new Set(gene.diplotypes.map(d => d.label ?? word('noPhenotype')))].join('; ')), el('td', {}, word(gene.origin), ...gene.notes.map(quiet))))))) : undefined,
  found.genes.length ? undefined : quiet(word('noPharmacogenes')),
  anyDrug(id, lang),
  found.notes.length ? more(`${word('notes')} (${found.notes.length})`, ...found.notes.map(quiet)) : undefined,
  quiet(`${found.release} · ${found.licence}`),
]);

const prescribed = drug => el('li', {}, el('b', {}, drug.label),
  ...drug.recommendations.map(row => el('div', {},
    el('p', {}, row.dosing ? el('span', { class: 'flag warn' }, word('dosing')) : '', row.alternative ? el('span', { class: 'flag warn' }, word('alternative')) : '', ` ${word('citedText')}${row.text}`),
    el('small', {}, row.basis.map(b => `${b.gene} ${b.diplotype ?? ''} ${b.label}`).join('; '), ' · ', outward(row.url, `${row.source}: ${word(row.classification)}`), row.population ? ` · ${word(row.population)}` : ''),
    more(word('reason'), el('ul', {}, ...row.implications.map(text => el('li', {}, word('citedText'), text))), el('p', { class: 'quiet' }, ...references(row.citations.map(c => `PMID:${c.pmid}`)))))),
  ...drug.notes.map(quiet));

/** Asks what these genes mean for a drug that the patient does not take. */
function anyDrug(id, lang) {
  const answer = el('div', { 'aria-live': 'polite' });
  const name = el('input', { type: 'search', name: 'drug', 'aria-label': word('anotherDrug'), placeholder: word('anotherDrugHint') });
  const asked = async event => {
    event.preventDefault();
    if (name.value.trim()) {
      answer.replaceChildren(quiet(word('searching')));
      try {
        const { patient } = await ask(`query AnyDrug($id: ID!, $drugs: [String!], $lang: String) { patient(id: $id) { drugResponse(drugs: $drugs, lang: $lang) { ${DRUGS} } } }`, { id, drugs: [name.value.trim()], lang });
        answer.replaceChildren(rows(patient.drugResponse.drugs.map(prescribed)));
      } catch (problem) {
        answer.replaceChildren(el('p', { class: 'error' }, problem.message));
      }
    }
  };
  return el('div', {}, el('form', { 'role': 'search', 'aria-label': word('anotherDrug'), 'onsubmit': asked }, name, el('button', {}, word('find'))), answer);
}

export const variants = () => new Section('variantsFound', `query Variants($id: ID!, $lang: String) { patient(id: $id) { variants(first: 20) { totalCount nodes { id text hgvsCoding hgvsProtein hgvsGenomic zygosity significance origin
  interpretation(lang: $lang) { classification points disclaimer criteria { criterion outcome strength points meaning reason } diseases { label validity disputed fit } secondaryFinding { gene list } } variant { id gene { label } } } } } }`,
({ patient: { variants: found } }) => [
  rows(found.nodes.map(call => el('li', {},
    el('span', { class: 'line' }, inGraph(call.id, call.hgvsCoding ?? call.hgvsGenomic ?? call.variant?.id ?? call.text), call.significance ? el('span', { class: 'flag' }, `${word('bySource')}${significance(call.significance)}`) : ''),
    el('small', {}, [call.variant?.gene?.label, call.hgvsProtein, call.zygosity && word(call.zygosity)].filter(Boolean).join(' · ')),
    ...(unweighed(call) ? [quiet(word(unweighed(call)))] : interpreted(call.interpretation))))),
  found.totalCount > found.nodes.length ? quiet(`${found.nodes.length} ${word('of')} ${found.totalCount}`) : undefined,
]);

/** Why the criteria say nothing: they are for Mendelian disease, not for pharmacogenetic or somatic variants (Richards 2015). */
const unweighed = ({ origin, significance }) => (origin === 'somatic' ? 'somaticVariant' : ['drug response', 'responsive'].includes(significance?.toLowerCase()) ? 'pharmacogenetic' : undefined);

/** ClinVar joins classes by a slash and assertions by a comma. */
const significance = text => text.split(/(, |\/)/).map(word).join('');

/** The criteria that the data decide; the others are counted and stay folded. */
function interpreted(answer) {
  if (!answer) {
    return [];
  }
  const by = outcome => answer.criteria.filter(row => row.outcome === outcome);
  const told = row => el('li', {}, el('b', {}, row.criterion), row.strength ? ` ${word(row.strength)} (${row.points > 0 ? '+' : ''}${row.points})` : '', ` · ${row.meaning}`, el('small', { class: 'quiet' }, ` ${row.reason}`));
  return [
    el('p', {}, `ACMG/AMP: ${word(answer.classification)} · ${answer.points} ${word('points')}`, el('small', { class: 'quiet' }, ` ${word('fromRecord')}`)),
    ...['MET', 'NOT_MET', 'NOT_ASSESSABLE'].filter(outcome => by(outcome).length).map(outcome => more(`${word(outcome)} (${by(outcome).length})`, el('ul', {}, ...by(outcome).map(told)))),
    quiet(answer.diseases.filter(disease => disease.label).map(disease => [disease.label, disease.validity ? word(disease.validity.toLowerCase()) : disease.disputed ? word('disputed') : '', disease.disputed ? '' : word(disease.fit)].filter(Boolean).join(', ')).join(' · ')),
    answer.secondaryFinding ? quiet(`${word('secondaryFinding')}: ${answer.secondaryFinding.gene}, ${answer.secondaryFinding.list}`) : undefined,
  ].filter(Boolean);
}

export const similar = open => new Section('similarPatients', `query Similar($id: ID!, $lang: String) { patient(id: $id) { similar(first: 8, lang: $lang) { count died disclaimer
  patients { id similarity parts { aspect similarity share shared { id label } } }
  treatments { id label count } conditions { id label count } } } }`,
({ patient: { similar: found } }) => [
  rows(found.patients.map(other => el('li', {},
    el('span', { class: 'line' }, el('a', { href: `?id=${encodeURIComponent(other.id)}`, onclick: event => { event.preventDefault(); open(other.id); scrollTo(0, 0); } }, named(other.id)), el('data', { value: other.similarity }, percent(other.similarity))),
    meter(other.similarity),
    el('small', {}, other.parts.filter(part => part.shared.length).map(part => `${word(part.aspect)}: ${part.shared.slice(0, 3).map(s => s.label ?? s.id).join(', ')}`).join(' · '))))),
  among('treatments', found.treatments), among('laterConditions', found.conditions),
  found.count === null ? quiet(word('withheld')) : quiet(`${found.count} ${word('comparedPatients')}${found.died === null ? '' : ` · ${word('deceased')} ${found.died}`}`),
]);

/** A patient's id until the name is there. */
function named(id) {
  const shown = el('span', {}, id);
  ask('query Name($id: ID!) { patient(id: $id) { name } }', { id }).then(({ patient }) => { shown.textContent = patient?.name ?? id; }, () => {});
  return shown;
}

const among = (title, list) => (list.length ? more(`${word(title)} (${list.length})`, el('ul', {}, ...list.slice(0, 12).map(item => el('li', {}, `${item.label ?? item.id}: ${item.count}`)))) : undefined);
