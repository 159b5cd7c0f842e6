import { lang, word } from './words.js';

/** The one way in which the pages talk to the server. */

const cookie = name => document.cookie.split('; ').find(c => c.startsWith(name + '='))?.slice(name.length + 1) ?? '';

export const csrf = () => decodeURIComponent(cookie('XSRF-TOKEN'));

export class GraphQlError extends Error {
  constructor(errors) {
    super(errors.map(e => e.message).join('; '));
    this.errors = errors;
    this.codes = errors.map(e => e.extensions?.code ?? e.extensions?.classification ?? '');
  }
}

/** Sends one operation; the answer is the whole GraphQL response, whatever its status. Whoever is signed in no more is led to the sign-in, and from there back. */
export async function send(operation) {
  const answer = await posted(operation);
  if (answer.status === 401) {
    location.reload();
    throw new Error(word('signedOut'));
  }
  return answer.json().catch(() => { throw new Error(`${word('noAnswer')} (${answer.status})`); });
}

const posted = operation => fetch('/graphql', {
  method: 'POST',
  credentials: 'same-origin',
  headers: {
    'Content-Type': 'application/json',
    'Accept': 'application/graphql-response+json, application/json;q=0.9',
    'Accept-Language': lang(),
    'X-XSRF-TOKEN': csrf(),
  },
  body: JSON.stringify(operation),
}).catch(() => { throw new Error(word('noAnswer')); });

/** The operation's data; partial data comes with the errors in the console. */
export async function ask(query, variables = {}) {
  const answer = await send({ query, variables });
  if (answer.errors?.length && !Object.values(answer.data ?? {}).some(value => value !== null)) {
    throw new GraphQlError(answer.errors);
  }
  if (answer.errors?.length) {
    console.warn(answer.errors);
  }
  return answer.data;
}
