/** What may be written at a place of a definition. Pure: the page asks the server for terms. */

const KINDS = ['condition', 'medication', 'measurement', 'procedure', 'encounter', 'phenotypic-feature', 'variant-call', 'exposure', 'immunization', 'allergy', 'imaging-study', 'family-history', 'report', 'device', 'specimen', 'care-plan', 'claim'];
const STARTS = ['patient', 'not', 'index (', 'sequence (', 'related (', 'relative has (', 'at-least 2 of (', 'any (', 'all ('];
const AFTER = ['and', 'or', 'first', 'last', 'negated', 'count [2.. events]'];
const CLAUSES = ['value above', 'value at-least', 'value below', 'value at-most', 'dates', 'age', 'after-index', 'washout', 'observed-before', 'status', 'verification', 'category', 'zygosity', 'significance', 'gene', 'sex FEMALE', 'sex MALE', 'region', 'born', 'alive true', 'observed-days', 'kin MOTHER', 'degree 1'];

export const kinds = () => KINDS;

/** @return the part of a word that stands before the caret, where it begins, and what it may become: words, or terms by a name */
export function place(text, caret) {
  const before = text.slice(0, caret);
  const open = before.lastIndexOf('{');
  if (open > before.lastIndexOf('}')) {
    const operators = [...before.slice(open + 1).matchAll(/\b(?:OR|AND|MINUS)\b|[()]/g)];
    const from = operators.length ? open + 1 + operators.at(-1).index + operators.at(-1)[0].length : open + 1;
    const name = before.slice(from).replace(/^[\s<]+/, '');
    return { from, name: name.trim(), words: [] };
  }
  if (before.lastIndexOf('[') > before.lastIndexOf(']')) {
    return words(before, before.lastIndexOf('[') + 1, CLAUSES);
  }
  const from = before.search(/[\w-]*$/);
  const ended = /[}\])]\s*[\w-]*$/.test(before);
  return words(before, from, ended ? AFTER : [...KINDS, ...STARTS]);
}

function words(before, from, all) {
  const begun = before.slice(from).trimStart();
  return { from, name: '', words: begun ? all.filter(word => word.startsWith(begun) && word !== begun) : [] };
}

/** The text with the part before the caret replaced, and where the caret then stands. */
export function completed(text, caret, { from }, by) {
  const opens = KINDS.includes(by);
  const tail = text.slice(caret);
  const closes = by.startsWith('<< ') && !/^[^{]*\}/.test(tail);
  const head = text.slice(0, from) + (opens ? `${by} {` : by) + (closes ? '}' : '');
  return { text: head + (opens && !tail.startsWith('}') ? '}' : '') + tail, caret: head.length };
}

/** A whole definition with one part more. */
export function joined(text, part) {
  const before = text.trim();
  if (!before) {
    return part;
  }
  return /\bor\b/.test(outside(before)) ? `(${before})\n  and ${part}` : `${before}\n  and ${part}`;
}

/** What stands in no bracket at all. */
function outside(text) {
  const less = text.replace(/\{[^{}]*\}|\[[^[\]]*\]|\([^()]*\)|'[^']*'/g, ' ');
  return less === text ? text : outside(less);
}

const FIRST = new RegExp(`(?<!not )\\b(?:${KINDS.join('|')})\\s*\\{[^}]*\\}`);

/** The event from which time counts: the definition's own index event, or else the first of its first pattern. */
export function timed(text) {
  if (/\bindex\s*\(/.test(text)) {
    return { text, from: null };
  }
  const [event] = FIRST.exec(text) ?? [];
  return event ? { text: `index (${event} first) has (${text})`, from: event } : { text, from: null };
}
