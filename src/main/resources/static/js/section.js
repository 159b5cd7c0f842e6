import { ask } from './api.js';
import { el } from './dom.js';
import { word } from './words.js';

const NOTHING = { adviceCards: 'noAdvice', curves: 'noCurves', variantsFound: 'noVariants' };

/** A part of a page with a heading that asks for itself: it says that it waits, what went wrong, or that there is nothing. */
export class Section {
  #name;
  #query;
  #draw;
  #asked = 0;
  #title;
  #body;

  /**
   * @param query the operation
   * @param draw from the operation's data and variables to nodes; none where there is nothing to show. A `.chart` among them draws itself
   *   by its `whenShown` once it stands in the page and has a size.
   */
  constructor(name, query, draw, wide = false) {
    this.#name = name;
    this.#query = query;
    this.#draw = draw;
    this.#title = el('h2', {}, word(name));
    this.#body = el('div', { 'aria-live': 'polite' });
    this.element = el('section', { id: name, class: wide ? 'section wide' : 'section', 'aria-label': word(name) }, this.#title, this.#body);
  }

  get link() {
    return el('a', { href: `#${this.#name}` }, word(this.#name));
  }

  /** Asks anew; an answer that comes after a later question is dropped. */
  async fill(variables) {
    const mine = ++this.#asked;
    this.#title.textContent = word(this.#name);
    this.element.setAttribute('aria-label', word(this.#name));
    this.#body.replaceChildren(el('p', { class: 'quiet' }, word('loading')));
    this.element.setAttribute('aria-busy', 'true');
    try {
      const data = await ask(this.#query, variables);
      if (mine === this.#asked) {
        const nodes = this.#draw(data, variables).filter(Boolean);
        this.#body.replaceChildren(...(nodes.length ? nodes : [el('p', { class: 'quiet' }, word(NOTHING[this.#name] ?? 'nothingKnown'))]));
        this.#body.querySelectorAll('.chart').forEach(box => box.whenShown?.());
      }
    } catch (problem) {
      if (mine === this.#asked) {
        this.#body.replaceChildren(el('p', { class: 'error' }, problem.message), el('button', { type: 'button', onclick: () => this.fill(variables) }, word('retry')));
      }
    } finally {
      if (mine === this.#asked) {
        this.element.removeAttribute('aria-busy');
      }
    }
  }
}
