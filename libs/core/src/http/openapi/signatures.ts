import type { CommandType, Contract, Permission, QueryType } from '@heli/sdk';
import type { SchemaBook } from './json-schema.js';
import { content, securityOf, type Operation, type Parameter, type Place } from './model.js';
import { refusals } from './refusals.js';
import type { Glossary } from './words-of.js';

/** One path for each command and query of a contract. */
export function signaturePlaces(contract: Contract, book: SchemaBook, glossary: Glossary): Place[] {
  return [
    ...Object.values(contract.commands).map((command) => commandPlace(contract.id, command, book, glossary)),
    ...Object.values(contract.queries).map((query) => queryPlace(contract.id, query, book, glossary)),
  ];
}

export const organisationParameter = (glossary: Glossary): Parameter => ({
  name: 'organisation',
  in: 'path',
  required: true,
  description: glossary.say('core.api.organisation'),
  schema: { type: 'string' },
});

function commandPlace(
  owner: string,
  { name, permission, input, output }: CommandType,
  book: SchemaBook,
  glossary: Glossary,
): Place {
  const reply = {
    type: 'object',
    required: ['output', 'seq'],
    properties: { output: book.of(output, 'output', owner, `${name}.Output`), seq: { type: 'integer' } },
  };
  const dry: Parameter = {
    name: 'dry',
    in: 'query',
    required: false,
    description: glossary.say('core.api.dry'),
    schema: { enum: ['1'] },
  };
  const operation: Operation = {
    ...headOf(owner, name, 'command', permission, glossary),
    security: securityOf('post'),
    parameters: [organisationParameter(glossary), idempotencyKey(glossary), dry],
    requestBody: { required: true, content: content(book.of(input, 'input', owner, `${name}.Input`)) },
    responses: {
      '200': { description: glossary.say('core.api.done'), content: content(reply) },
      ...refusals({ isPublic: false, hasBody: true, contract: owner }),
    },
  };
  return { path: `/api/{organisation}/commands/${name}`, method: 'post', operation };
}

function queryPlace(
  owner: string,
  { name, permission, input, output }: QueryType,
  book: SchemaBook,
  glossary: Glossary,
): Place {
  const asked: Parameter = {
    name: 'input',
    in: 'query',
    required: !input.safeParse({}).success,
    description: glossary.say('core.api.input'),
    content: content(book.of(input, 'input', owner, `${name}.Input`)),
  };
  const under: Parameter = {
    name: 'settings',
    in: 'query',
    required: false,
    description: glossary.say('core.api.settings'),
    schema: { enum: ['draft'] },
  };
  const operation: Operation = {
    ...headOf(owner, name, 'query', permission, glossary),
    security: securityOf('get'),
    parameters: [organisationParameter(glossary), asked, under],
    responses: {
      '200': {
        description: glossary.say('core.api.answer'),
        content: content(book.of(output, 'output', owner, `${name}.Output`)),
      },
      ...refusals({ isPublic: false, hasBody: false, contract: owner }),
    },
  };
  return { path: `/api/{organisation}/queries/${name}`, method: 'get', operation };
}

function headOf(
  owner: string,
  name: string,
  kind: 'command' | 'query',
  permission: Permission,
  glossary: Glossary,
): Pick<Operation, 'operationId' | 'tags' | 'summary' | 'description'> {
  const key = `${owner}.${kind}.${name.slice(owner.length + 1)}`;
  const holders = Object.entries(permission.roles).map(([role, scope]) =>
    glossary.say('core.api.holder', {
      role: glossary.find(`core.role.${role}`) ?? role,
      scope: glossary.say(`core.api.scope.${scope}`),
    }),
  );
  const separator = glossary.say('core.api.separator');
  const who = glossary.say('core.api.permission', {
    permission: permission.name,
    roles: holders.join(separator),
  });
  const help = glossary.find(`${key}.help`);
  return {
    operationId: name,
    tags: [owner],
    summary: glossary.find(key) ?? name,
    description: help === undefined ? who : `${help}\n\n${who}`,
  };
}

const idempotencyKey = (glossary: Glossary): Parameter => ({
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: glossary.say('core.api.idempotencyKey'),
  schema: { type: 'string', pattern: '^[\\w.:-]{8,100}$' },
});
