import { lang } from './words.js';

/** The drawn graph: Cytoscape with the page's colours. */

const PERSON = '#d9822b';
const FACT = { light: '#7a8f96', dark: '#8ea5ad' };
const COLOURS = {
  Patient: PERSON, Disease: '#c2413b', Phenotype: '#8a5bd1', Gene: '#2f7fd6', Variant: '#2aa3b8', VariantCall: '#2aa3b8',
  Drug: '#2f9e5b', Medication: '#2f9e5b', Lab: '#b98a00', Measurement: '#b98a00', ExposureAgent: '#946038', Exposure: '#946038',
  Circumstance: '#7c8a3a', MedicalAction: '#d05a9c', Procedure: '#d05a9c', Condition: '#c2413b', PhenotypicFeature: '#8a5bd1',
};
const TERMS = new Set(['Disease', 'Phenotype', 'Gene', 'Variant', 'Drug', 'Lab', 'ExposureAgent', 'MedicalAction', 'Concept']);

const dark = matchMedia('(prefers-color-scheme: dark)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

export const colour = kind => COLOURS[kind] ?? (dark.matches ? FACT.dark : FACT.light);

const shape = kind => (kind === 'Patient' ? 'round-hexagon' : TERMS.has(kind) ? 'ellipse' : 'round-rectangle');

function style() {
  const ink = dark.matches ? '#e4eef0' : '#16262b';
  const paper = dark.matches ? '#0f191c' : '#f4f7f7';
  const line = dark.matches ? '#41565e' : '#b5c4c9';
  const quiet = dark.matches ? '#9db2b9' : '#52666d';
  return [
    { selector: 'node', style: {
      'label': 'data(caption)', 'background-color': e => colour(e.data('kind')), 'shape': e => shape(e.data('kind')),
      'color': ink, 'font-size': 11, 'text-wrap': 'wrap', 'text-max-width': 110, 'text-valign': 'bottom', 'text-margin-y': 4,
      'text-background-color': paper, 'text-background-opacity': 0.8, 'width': 26, 'height': 26, 'border-width': 0 } },
    { selector: 'node[?open]', style: { width: 38, height: 38, 'font-weight': 'bold' } },
    { selector: 'node:selected', style: { 'border-width': 4, 'border-color': ink } },
    { selector: 'edge', style: {
      'width': 1.4, 'line-color': line, 'curve-style': 'bezier', 'label': 'data(caption)', 'font-size': 8.5, 'color': quiet,
      'text-rotation': 'autorotate', 'text-background-color': paper, 'text-background-opacity': 0.9 } },
    { selector: 'edge:selected', style: { 'line-style': 'dashed', 'color': ink } },
  ];
}

export class GraphView {
  #cy;

  constructor(container, onChoose) {
    this.#cy = window.cytoscape({ container, style: style(), maxZoom: 2.2, minZoom: 0.15, boxSelectionEnabled: false });
    this.#cy.on('tap', 'node', event => onChoose(event.target.id()));
    dark.addEventListener('change', () => this.#cy.style(style()));
    window.sinewGraph = this.#cy;
  }

  has(id) {
    return this.#cy.getElementById(id).nonempty();
  }

  /** Adds a node, or writes its caption anew. */
  node(id, kind, caption) {
    if (this.has(id)) {
      this.#cy.getElementById(id).data({ caption, kind });
    } else {
      this.#cy.add({ data: { id, kind, caption } });
    }
  }

  edge(from, to, field, caption) {
    const id = `${from}→${to}→${field}`;
    const joined = this.#cy.getElementById(from).edgesWith(this.#cy.getElementById(to));
    if (from !== to && joined.empty()) {
      this.#cy.add({ data: { id, source: from, target: to, caption } });
    }
  }

  choose(id) {
    this.#cy.elements().unselect();
    this.#cy.getElementById(id).select();
  }

  opened(id) {
    this.#cy.getElementById(id).data('open', true);
  }

  arrange() {
    this.#cy.layout({
      name: 'cose', animate: calm.matches ? false : 'end', animationDuration: 350, randomize: this.#cy.nodes('[?open]').length < 2,
      nodeRepulsion: 24000, idealEdgeLength: 105, nodeOverlap: 24, gravity: 0.35, numIter: 900, fit: true, padding: 45,
    }).run();
  }

  fit() {
    this.#cy.fit(undefined, 45);
  }

  clear() {
    this.#cy.elements().remove();
  }

  kinds() {
    const kinds = new Set(this.#cy.nodes().map(n => n.data('kind')));
    return [...kinds].sort(new Intl.Collator(lang()).compare);
  }
}
