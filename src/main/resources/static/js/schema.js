import { ask } from './api.js';

/**
 * The server's schema as it describes itself, and the selections that the pages make of it: a new node type in the
 * schema is a new node in the page.
 */

const INTROSPECTION = `{ __schema { queryType { name } types { kind name possibleTypes { name } fields {
  name args { name } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }`;

const CAPTIONS = ['label', 'name', 'text', 'hgvsCoding', 'code', 'start', 'at', 'value', 'valueText', 'unit', 'kind', 'version', 'source'];

const named = type => (type.ofType ? named(type.ofType) : type);
const isList = type => type.kind === 'LIST' || (type.ofType ? isList(type.ofType) : false);
const isLeaf = type => ['SCALAR', 'ENUM'].includes(named(type).kind);

export async function load() {
  const { __schema } = await ask(INTROSPECTION);
  return new Schema(__schema);
}

export class Schema {
  #types;
  #query;

  constructor(schema) {
    this.#types = new Map(schema.types.map(t => [t.name, t]));
    this.#query = schema.queryType.name;
  }

  root(name) {
    return this.#fields(this.#query).find(f => f.name === name);
  }

  /** Whether a root field gives a connection that can be counted. */
  isCounted(name) {
    const field = this.root(name);
    return Boolean(field && this.#connection(field) && this.#fields(named(field.type).name).some(f => f.name === 'totalCount'));
  }

  /** Whether `node(id)` finds it again. */
  isNode(type) {
    return this.#types.get('Node')?.possibleTypes?.some(p => p.name === type) ?? false;
  }

  leaves(type) {
    return this.#fields(type).filter(f => isLeaf(f.type)).map(f => this.#leaf(f)).join(' ');
  }

  caption(type) {
    const own = this.#fields(type).filter(f => CAPTIONS.includes(f.name) && isLeaf(f.type)).map(f => this.#leaf(f));
    const id = this.#fields(type).some(f => f.name === 'id') ? 'id' : '';
    return ['__typename', id, ...own].join(' ');
  }

  /** The steps from a type to others, each as the selection of its first `size`. */
  steps(type, size) {
    return this.#fields(type).flatMap(field => {
      if (isLeaf(field.type) || field.name.endsWith('Aggregate') || field.name === 'release') {
        return [];
      }
      const node = this.#connection(field);
      if (node) {
        const first = field.args.some(a => a.name === 'first') ? `(first: ${size})` : '';
        return [{ field: field.name, text: `${field.name}${first} { totalCount edges { node { ${this.caption(node)} } } }` }];
      }
      const target = named(field.type).name;
      return this.#fields(target).some(f => f.name === 'id')
        ? [{ field: field.name, text: `${field.name} { ${this.caption(target)} }` }] : [];
    });
  }

  #fields(type) {
    return this.#types.get(type)?.fields ?? [];
  }

  #leaf(field) {
    return field.args.some(a => a.name === 'lang') ? `${field.name}(lang: $lang)` : field.name;
  }

  #connection(field) {
    const edges = isList(field.type) ? undefined : this.#fields(named(field.type).name).find(f => f.name === 'edges');
    const node = edges && this.#fields(named(edges.type).name).find(f => f.name === 'node');
    return node ? named(node.type).name : undefined;
  }
}
