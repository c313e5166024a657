import type { Contract } from '@heli/sdk';
import { problemAnswers } from './refusals.js';
import { routeTags } from './documented.js';
import { SchemaBook } from './json-schema.js';
import type { OpenApi, PathItem, Place, Tag } from './model.js';
import { routePlace, type DocumentedRoute } from './routes.js';
import { signaturePlaces } from './signatures.js';
import type { Glossary } from './words-of.js';

export interface Described {
  readonly contracts: readonly Contract[];
  readonly routes: readonly DocumentedRoute[];
  /** Every key that has words, for the refusals among them. */
  readonly keys: readonly string[];
  readonly build: string;
}

/**
 * The whole HTTP interface as an OpenAPI 3.1 document, in one language: every command and query of every mechanism, and
 * the kernel's own routes but those that are absent for all but the operator.
 */
export function openApiOf({ contracts, routes, keys, build }: Described, glossary: Glossary): OpenApi {
  const book = new SchemaBook(glossary);
  const ids = contracts.map(({ id }) => id);
  const responses = problemAnswers(book, ids, keys, glossary);
  const places = [
    ...contracts.flatMap((contract) => signaturePlaces(contract, book, glossary)),
    ...routes.filter(({ rule }) => rule !== 'operator').map((route) => routePlace(route, book, glossary)),
  ];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Heli 合力',
      summary: glossary.say('core.api.summary'),
      description: glossary.say('core.api.description'),
      version: `1+${build}`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      ...contracts.map((contract) => contractTag(contract, glossary)),
      ...routeTags.map((tag) => kernelTag(tag, glossary)),
    ],
    paths: merged(places),
    components: { securitySchemes: securitySchemes(glossary), schemas: book.shared, responses },
  };
}

/** Several methods may share a path. */
function merged(places: readonly Place[]): Record<string, PathItem> {
  const all: Record<string, PathItem> = {};
  for (const { path, method, operation } of places) all[path] = { ...all[path], [method]: operation };
  return all;
}

const contractTag = ({ id, version }: Contract, { find }: Glossary): Tag => ({
  name: id,
  'x-displayName': find(`${id}.name`) ?? id,
  description: [find(`${id}.description`), `${id} ${version}`].filter(Boolean).join('\n\n'),
});

const kernelTag = (tag: string, { say }: Glossary): Tag => ({
  name: tag,
  'x-displayName': say(`core.tag.${tag}`),
  description: say(`core.tag.${tag}.description`),
});

/** The cookie alone is for reading; a browser's changes carry the token that signing in gave it. */
const securitySchemes = ({ say }: Glossary): OpenApi['components']['securitySchemes'] => ({
  bearer: { type: 'http', scheme: 'bearer', description: say('core.api.security.bearer') },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-heli',
    description: say('core.api.security.session'),
  },
  csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: say('core.api.security.csrf') },
});
