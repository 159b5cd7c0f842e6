import { el } from './dom.js';
import { label } from './facts.js';
import { age, day } from './times.js';
import { word } from './words.js';

/** Who the patient is, and what is known at a glance: allergies, diagnoses and medicines that go on, variants that cause disease. */

const MOST = 8;
const ONGOING = '{ status: { in: ["active", "recurrence", "relapse"] } }';
const TERM = 'id text start startPrecision term { id label(lang: $lang) }';

export const HEAD = `query Patient($id: ID!, $lang: String) { patient(id: $id) { id name sex birth birthPrecision isDeceased deceased city state country source record
  allergies(first: 100) { nodes { text status verification categories criticality term { id label(lang: $lang) } } }
  conditions(first: 200, where: ${ONGOING}, orderBy: [{ start: DESC }]) { nodes { ${TERM} verification semanticTag } }
  medications(first: 200, where: ${ONGOING}, orderBy: [{ start: DESC }]) { nodes { ${TERM} } }
  variants(first: 50, where: { significance: { contains: "athogenic" } }) { nodes { id text hgvsCoding hgvsProtein hgvsGenomic significance variant { id gene { label } } } } } }`;

export function head(patient) {
  const place = [patient.city, patient.state, patient.country].filter(Boolean).join(', ');
  const { isDeceased, deceased } = patient;
  const lived = age(patient);
  const born = patient.birth && `${word('birth')} ${day(patient.birth, patient.birthPrecision)}${lived && !isDeceased ? ` (${lived})` : ''}`;
  const died = isDeceased && (deceased ? `${word('deceased')} ${day(deceased)}${lived ? ` (${lived})` : ''}` : word('isDeceased'));
  const { problems, others } = conditions(patient.conditions.nodes);
  return [
    el('h1', {}, patient.name ?? patient.id),
    el('p', {}, [patient.sex && word(patient.sex), born, died, place].filter(Boolean).join(' · ')),
    el('p', {}, `${word('source')}: ${patient.source ?? '–'} · ${patient.record ?? patient.id} `, el('a', { href: `/explore?node=${encodeURIComponent(patient.id)}` }, word('openExplore'))),
    el('dl', { class: 'glance' },
      ...row('allergies', allergies(patient.allergies.nodes)),
      ...row('ongoingConditions', problems),
      ...row('ongoingMedications', named(patient.medications.nodes)),
      ...(others.length ? row('alsoOnRecord', others) : []),
      ...causes(patient.variants.nodes)),
  ];
}

function row(key, items) {
  const further = items.length - MOST;
  const list = some => el('ul', {}, ...some);
  return [el('dt', {}, word(key)), el('dd', {}, items.length ? list(items.slice(0, MOST)) : word('noneOnRecord'),
    further > 0 ? el('details', {}, el('summary', {}, word('furtherItems').replace('{count}', further)), list(items.slice(MOST))) : '')];
}

/** One item a term, the newest first, with the year since when. */
const named = facts => [...new Map(facts.toReversed().map(fact => [fact.term?.id ?? fact.text, fact])).values()].toReversed()
  .map(fact => el('li', {}, label(fact), fact.start ? el('small', {}, ` (${day(fact.start, 'year')})`) : ''));

/** SNOMED CT's findings, situations and the like stand apart: they may be a job or a review that is due. */
function conditions(all) {
  const held = all.filter(isHeld);
  const isOther = fact => fact.semanticTag && fact.semanticTag !== 'disorder';
  return { problems: named(held.filter(fact => !isOther(fact))), others: named(held.filter(isOther)) };
}

const isHeld = fact => !['refuted', 'entered-in-error'].includes(fact.verification);

/** To medicines first, then by how grave they may be. */
function allergies(all) {
  const rank = allergy => (allergy.categories?.includes('medication') ? 0 : 2) + (allergy.criticality === 'high' ? 0 : 1);
  return all.filter(allergy => isHeld(allergy) && !['inactive', 'resolved', 'entered-in-error'].includes(allergy.status)).toSorted((a, b) => rank(a) - rank(b))
    .map(allergy => el('li', { class: rank(allergy) < 3 ? 'grave' : undefined }, label(allergy), allergy.criticality === 'high' ? el('small', {}, ` ${word('highCriticality')}`) : ''));
}

function causes(calls) {
  const items = calls.filter(call => /^(likely )?pathogenic/i.test(call.significance)).map(call => el('li', {},
    [call.variant?.gene?.label, call.hgvsCoding ?? call.hgvsGenomic ?? call.variant?.id ?? call.text].filter(Boolean).join(' '), el('small', {}, ` ${word('bySource')}${word(call.significance.toLowerCase())}`)));
  return items.length ? row('variants', items) : [];
}
