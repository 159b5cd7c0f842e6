import { el } from './dom.js';

/** The little Markdown that advice is written in, as elements: paragraphs, lists, bold, italics and links to https. */
export function markdown(text) {
  const blocks = [];
  for (const line of text.split('\n').map(l => l.trim()).filter(Boolean)) {
    const item = /^[-*] (.*)/.exec(line);
    if (item && blocks.at(-1)?.tagName === 'UL') {
      blocks.at(-1).append(el('li', {}, ...inline(item[1])));
    } else {
      blocks.push(item ? el('ul', {}, el('li', {}, ...inline(item[1]))) : el('p', {}, ...inline(line)));
    }
  }
  return blocks;
}

const MARK = /\\([\\*])|\*\*(.+?)\*\*|\*((?:\\\*|[^*])+?)\*|\[([^\]]+)\]\((https:[^)\s]+)\)/g;
const unescaped = text => text.replace(/\\([\\*])/g, '$1');

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    const [all, escaped, bold, italic, label, url] = found;
    nodes.push(text.slice(from, found.index), escaped ?? (bold ? el('b', {}, unescaped(bold)) : italic ? el('i', {}, unescaped(italic)) : el('a', { href: url, rel: 'noreferrer' }, label)));
    from = found.index + all.length;
  }
  return [...nodes, text.slice(from)];
}
