import { colour } from './graph-view.js';
import { word } from './words.js';

/**
 * A map drawn as a tree of two columns: the asked term in the middle, what is joined to it in groups on both sides, a row an
 * edge, so that no two names overlap. One column where the page is narrow. Plain SVG: what is seen is what is saved.
 */

const SPACE = 'http://www.w3.org/2000/svg';
const ROW = 24;
const HEAD = 34;
const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const NARROW = 680;
const CENTRE = 30;

/** Where an edge comes from: told apart by colour and by stroke. */
export const ORIGINS = {
  KNOWLEDGE: { light: '#54707d', dark: '#8fb0bf', dash: '' },
  PATIENTS: { light: '#c96a12', dark: '#f0a35a', dash: '7 4' },
  BOTH: { light: '#1d7f48', dark: '#5fcb8d', dash: '', double: true },
};

const dark = matchMedia('(prefers-color-scheme: dark)');

const theme = () => (dark.matches
  ? { ink: '#e4eef0', quiet: '#9db2b9', paper: '#0f191c', tone: 'dark' } : { ink: '#16262b', quiet: '#52666d', paper: '#ffffff', tone: 'light' });

export const originColour = origin => ORIGINS[origin][theme().tone];

function svg(name, properties = {}, ...children) {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter(child => child !== undefined));
  return element;
}

/** A line of its own beside a word: how an origin is drawn. */
export function sample(origin) {
  return svg('svg', { 'width': 34, 'height': 10, 'viewBox': '0 0 34 10', 'aria-hidden': 'true' }, ...stroke('M1 5H33', origin, 3));
}

function stroke(d, origin, width) {
  const { dash, double } = ORIGINS[origin];
  const line = { d, 'fill': 'none', 'stroke': originColour(origin), 'stroke-width': double ? width + 2 : width, 'stroke-dasharray': dash || undefined, 'stroke-linecap': dash ? 'butt' : 'round' };
  return double ? [svg('path', line), svg('path', { d, 'fill': 'none', 'stroke': theme().paper, 'stroke-width': Math.max(1, width - 1.4), 'stroke-linecap': 'round' })] : [svg('path', line)];
}

const measure = document.createElement('canvas').getContext('2d');

function fitted(text, size, width, weight = 400) {
  measure.font = `${weight} ${size}px ${FONT}`;
  if (measure.measureText(text).width <= width) {
    return text;
  }
  let cut = text;
  while (cut.length > 1 && measure.measureText(cut + '…').width > width) {
    cut = cut.slice(0, -1);
  }
  return cut.trimEnd() + '…';
}

const widthOf = (text, size, weight = 400) => {
  measure.font = `${weight} ${size}px ${FONT}`;
  return measure.measureText(text).width;
};

/** Lines of at most so many pixels; text without spaces breaks anywhere. */
function lines(text, size, width, most) {
  const parts = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*/g) ?? [text];
  const all = [''];
  for (const part of parts) {
    if (all.at(-1) && widthOf(all.at(-1) + part, size, 700) > width) {
      all.push('');
    }
    all[all.length - 1] += part;
  }
  return all.length > most ? [...all.slice(0, most - 1), fitted(all.slice(most - 1).join(''), size, width, 700)] : all;
}

export class MapView {
  #stage;
  #onEdge;
  #onTerm;
  #zoom = 1;
  #drawn;

  constructor(stage, onEdge, onTerm) {
    this.#stage = stage;
    this.#onEdge = onEdge;
    this.#onTerm = onTerm;
    dark.addEventListener('change', () => this.redraw());
    new ResizeObserver(() => this.redraw()).observe(stage);
  }

  /**
   * @param centre {id, label, kind, under} with the lines written below the name
   * @param groups [{name, kind, rows: [{id, label, beside, origin, score, title}]}]
   */
  draw(centre, groups) {
    this.#drawn = { centre, groups };
    this.redraw();
  }

  redraw() {
    if (!this.#drawn) {
      return;
    }
    const chosen = this.#stage.querySelector('[aria-current]')?.dataset.edge;
    const width = Math.max(320, this.#stage.clientWidth - 2);
    const picture = width < NARROW ? this.#column(width) : this.#columns(width);
    this.#stage.replaceChildren(picture);
    this.zoom(this.#zoom);
    if (chosen) {
      this.choose(chosen);
    }
  }

  #columns(width) {
    const { centre, groups } = this.#drawn;
    const [left, right] = sides(groups);
    const tall = Math.max(height(left), height(right), 260) + 40;
    const middle = { x: width / 2, y: tall / 2 };
    const reach = Math.min(230, Math.max(150, width * 0.155));
    const room = width / 2 - reach - 30;
    const picture = this.#picture(width, tall);
    const put = (groupsOf, side) => this.#put(picture, groupsOf, (tall - height(groupsOf)) / 2, room, side, middle.x + side * reach, (x, y) => {
      const lean = Math.max(-1, Math.min(1, (2 * (y - middle.y)) / tall));
      const from = { x: middle.x + side * CENTRE * Math.sqrt(1 - 0.6 * lean * lean), y: middle.y + 0.77 * CENTRE * lean };
      const bend = (x - from.x) * 0.55;
      return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${x - bend} ${y} ${x} ${y}`;
    });
    put(left, -1);
    put(right, 1);
    this.#middle(picture, centre, middle, 2 * reach - 90);
    return picture;
  }

  #column(width) {
    const { centre, groups } = this.#drawn;
    const top = 96;
    const picture = this.#picture(width, top + height(groups) + 30);
    const middle = { x: 40, y: 46 };
    this.#put(picture, groups, top, width - 96, 1, 78, (x, y) => `M${middle.x} ${middle.y + CENTRE}V${y - 12}Q${middle.x} ${y} ${middle.x + 12} ${y}H${x}`);
    picture.append(this.#dot(centre, middle));
    const { ink, quiet } = theme();
    lines(centre.label, 17, width - 100, 2).forEach((line, i) => picture.append(
      svg('text', { 'x': 82, 'y': 36 + 20 * i, 'font-size': 17, 'font-weight': 700, 'fill': ink }, line)));
    picture.append(svg('text', { 'x': 82, 'y': 80, 'font-size': 12, 'fill': quiet }, fitted(centre.under.join(' · '), 12, width - 100)));
    return picture;
  }

  #picture(width, tall) {
    return svg('svg', { 'viewBox': `0 0 ${width} ${Math.ceil(tall)}`, 'width': width, 'height': Math.ceil(tall), 'font-family': FONT, 'role': 'group', 'aria-label': this.#drawn.centre.label });
  }

  #dot(centre, { x, y }) {
    return svg('circle', { 'cx': x, 'cy': y, 'r': CENTRE, 'fill': colour(centre.kind), 'stroke': theme().paper, 'stroke-width': 4 });
  }

  #middle(picture, centre, { x, y }, width) {
    const { ink, quiet, paper } = theme();
    const name = lines(centre.label, 17, width, 4);
    const halo = { 'text-anchor': 'middle', 'paint-order': 'stroke', 'stroke': paper, 'stroke-width': 5, 'stroke-linejoin': 'round' };
    picture.append(this.#dot(centre, { x, y }));
    name.forEach((line, i) => picture.append(svg('text', { x, 'y': y + CENTRE + 24 + 21 * i, 'font-size': 17, 'font-weight': 700, 'fill': ink, ...halo }, line)));
    centre.under.forEach((line, i) => picture.append(
      svg('text', { x, 'y': y + CENTRE + 24 + 21 * name.length + 16 * i, 'font-size': 12, 'fill': quiet, ...halo }, fitted(line, 12, width))));
  }

  /** Groups from a height on, each row with its edge. */
  #put(picture, groups, from, room, side, x, path) {
    const { ink } = theme();
    const anchor = side < 0 ? 'end' : 'start';
    const edges = svg('g');
    const rows = svg('g');
    let y = from;
    for (const group of groups) {
      rows.append(svg('text', { 'x': x + side * 12, 'y': y + HEAD - 12, 'text-anchor': anchor, 'font-size': 12.5, 'font-weight': 700, 'fill': colour(group.kind) },
        `${group.name} · ${group.rows.length}`));
      y += HEAD;
      for (const row of group.rows) {
        const at = y + ROW / 2 - 4;
        edges.append(svg('g', { 'data-of': row.id, 'opacity': 0.45 + 0.5 * row.score }, ...stroke(path(x, at), row.origin, 1.2 + 4 * row.score)));
        rows.append(this.#row(group, row, x, at, side, anchor, room, ink));
        y += ROW;
      }
    }
    picture.append(edges, rows);
  }

  #row(group, row, x, y, side, anchor, room, ink) {
    const beside = row.beside ? fitted(row.beside, 11, room * 0.4) : '';
    const label = fitted(row.label, 13.5, room - (beside ? widthOf(beside, 11) + 22 : 14));
    const text = svg('text', { 'x': x + side * 12, 'y': y + 4.5, 'text-anchor': anchor, 'font-size': 13.5, 'fill': ink });
    const name = svg('tspan', {}, label);
    const more = beside && svg('tspan', { 'font-size': 11, 'fill': theme().quiet }, side < 0 ? `${beside}\u2002` : `\u2002${beside}`);
    text.append(...(side < 0 ? [more, name] : [name, more]).filter(Boolean));
    const wide = Math.min(room, widthOf(label, 13.5) + (beside ? widthOf(beside, 11) + 12 : 0)) + 22;
    return svg('g', {
      'class': 'row', 'role': 'button', 'tabindex': 0, 'data-edge': row.id, 'aria-label': row.title,
      'onclick': () => this.#onEdge(row.id), 'ondblclick': () => this.#onTerm(row.id),
      'onkeydown': event => this.#key(event, row.id),
      'onmouseenter': () => this.#light(row.id, true), 'onmouseleave': () => this.#light(row.id, false),
    },
    svg('title', {}, row.title),
    svg('rect', { 'class': 'back', 'x': side < 0 ? x - wide + 8 : x - 8, 'y': y - ROW / 2 + 1, 'width': wide, 'height': ROW - 2, 'rx': 6, 'fill': 'none', 'pointer-events': 'all' }),
    svg('circle', { 'cx': x, 'cy': y, 'r': 5, 'fill': colour(group.kind) }), text);
  }

  #key(event, id) {
    const all = [...this.#stage.querySelectorAll('.row')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      (event.shiftKey ? this.#onTerm : this.#onEdge)(id);
    } else if (step) {
      event.preventDefault();
      all[(all.indexOf(event.currentTarget) + step + all.length) % all.length].focus();
    }
  }

  #light(id, on) {
    this.#stage.querySelector(`[data-of="${CSS.escape(id)}"]`)?.classList.toggle('lit', on);
  }

  choose(id) {
    this.#stage.querySelectorAll('[aria-current], .chosen').forEach(each => { each.removeAttribute('aria-current'); each.classList.remove('chosen'); });
    this.#stage.querySelector(`[data-edge="${CSS.escape(id)}"]`)?.setAttribute('aria-current', 'true');
    this.#stage.querySelector(`[data-of="${CSS.escape(id)}"]`)?.classList.add('chosen');
  }

  zoom(factor) {
    this.#zoom = Math.min(3, Math.max(0.3, factor));
    const picture = this.#stage.querySelector('svg');
    if (picture) {
      const { width, height: tall } = picture.viewBox.baseVal;
      picture.setAttribute('width', width * this.#zoom);
      picture.setAttribute('height', tall * this.#zoom);
    }
  }

  larger(by) {
    this.zoom(this.#zoom * by);
  }

  /** All of it in sight. */
  fit() {
    const picture = this.#stage.querySelector('svg');
    if (picture) {
      const { width, height: tall } = picture.viewBox.baseVal;
      this.zoom(Math.min(1, (this.#stage.clientWidth - 2) / width, (this.#stage.clientHeight - 2) / tall));
    }
  }

  clear() {
    this.#drawn = undefined;
    this.#stage.replaceChildren();
  }

  /** The picture by itself: with its ground, legend and where it comes from. */
  file(notes) {
    const picture = this.#stage.querySelector('svg').cloneNode(true);
    const { width, height: tall } = picture.viewBox.baseVal;
    const { paper, ink, quiet } = theme();
    picture.querySelectorAll('.back, title').forEach(each => each.remove());
    picture.querySelectorAll('[tabindex]').forEach(each => ['tabindex', 'role', 'aria-label', 'data-edge', 'aria-current', 'class'].forEach(name => each.removeAttribute(name)));
    picture.querySelectorAll('[data-of]').forEach(each => ['data-of', 'class'].forEach(name => each.removeAttribute(name)));
    picture.querySelectorAll('path').forEach(each => each.setAttribute('d', each.getAttribute('d').replace(/\d+\.\d+/g, n => (+n).toFixed(1))));
    const foot = svg('g', { 'transform': `translate(16 ${tall + 8})`, 'font-size': 12, 'fill': ink });
    let x = 0;
    for (const origin of Object.keys(ORIGINS)) {
      foot.append(svg('g', { 'transform': `translate(${x} 0)` }, ...stroke('M0 5H30', origin, 3), svg('text', { x: 38, y: 9 }, word(origin))));
      x += 58 + widthOf(word(origin), 12);
    }
    notes.forEach((note, i) => foot.append(svg('text', { 'y': 30 + 17 * i, 'font-size': 11, 'fill': quiet }, fitted(note, 11, width - 32))));
    const whole = tall + 34 + 17 * notes.length + 8;
    picture.prepend(svg('rect', { width, 'height': whole, 'fill': paper }));
    picture.append(foot);
    picture.setAttribute('viewBox', `0 0 ${width} ${whole}`);
    picture.setAttribute('width', width);
    picture.setAttribute('height', whole);
    return `${new XMLSerializer().serializeToString(picture)}\n`;
  }

  /** The same as dots. */
  async png(notes) {
    const text = this.file(notes);
    const [, width, tall] = text.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: tall * 2 });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise(done => canvas.toBlob(done, 'image/png'));
  }
}

const height = groups => groups.reduce((sum, group) => sum + HEAD + ROW * group.rows.length, 0);

/** Two columns of about one height; a group that is more than half of all goes to both. */
function sides(groups) {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const parts = groups.flatMap(group => {
    if (group.rows.length <= Math.max(6, rows * 0.55)) {
      return [group];
    }
    const half = Math.ceil(group.rows.length / 2);
    return [{ ...group, rows: group.rows.slice(0, half) }, { ...group, rows: group.rows.slice(half) }];
  });
  const [left, right] = [[], []];
  [...parts].sort((a, b) => height([b]) - height([a])).forEach(part => (height(left) < height(right) ? left : right).push(part));
  const order = (a, b) => parts.indexOf(a) - parts.indexOf(b);
  return [left.sort(order), right.sort(order)];
}
