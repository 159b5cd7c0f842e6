import { el } from './dom.js';

const LINKS = { PMID: 'https://pubmed.ncbi.nlm.nih.gov/', doi: 'https://doi.org/', OMIM: 'https://omim.org/entry/', ORPHA: 'https://www.orpha.net/en/disease/detail/', ISBN: '' };

/** A publication or record as a link where its vocabulary has an address, else as text. */
export function reference(text) {
  const [, prefix, local] = text.match(/^([A-Za-z]+):(.+)$/) ?? [];
  const base = /^https?:/.test(text) ? '' : LINKS[prefix];
  const href = /^https:/.test(text) ? text : base && base + local;
  return href ? el('a', { href, rel: 'noreferrer', target: '_blank' }, text) : text;
}

/** Several of them with commas between. */
export const references = list => list.flatMap((text, i) => [i ? ', ' : '', reference(text)]);
