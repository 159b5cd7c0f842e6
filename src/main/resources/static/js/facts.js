const TAG = / \((disorder|finding|situation|event|person|procedure|substance|organism|product|regime\/therapy|morphologic abnormality|physical object)\)$/;

/** What a fact is about, as a reader wants it: its term's name, else the source's wording, without SNOMED CT's tag. */
export function label({ id, text, term }) {
  const named = term?.label && term.label !== term.id ? term.label : undefined;
  return (named ?? text ?? term?.id ?? id).replace(TAG, '');
}
