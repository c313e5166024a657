import { z } from 'zod';
import type { CommandType, QueryType } from '@heli/sdk';
import { cellSchema, problemSchema } from '@heli/protocol';
import type { Registry } from '../registry/registry.js';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any', io });
  return json;
};

const organisation: Json = {
  name: 'organisation',
  in: 'path',
  required: true,
  description: 'Division or grid code, or "installation"',
  schema: { type: 'string' },
};
const content = (schema: Json): Json => ({ 'application/json': { schema } });
const problem: Json = {
  description: 'Refused (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const answers = (schema: Json): Json => ({
  '200': { description: 'Done', content: content(schema) },
  default: problem,
});

/** OpenAPI 3.1, which takes JSON Schema as it is; one path per command and query, with its permission. */
export function openApiOf(registry: Registry): Json {
  const contracts = registry.mechanisms.map((mechanism) => mechanism.implements);
  const commands = contracts.flatMap((contract) => Object.values(contract.commands).map(commandPath));
  const queries = contracts.flatMap((contract) => Object.values(contract.queries).map(queryPath));
  return {
    openapi: '3.1.0',
    info: { title: 'Heli 合力', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ bearer: [] }],
    paths: Object.fromEntries([...commands, ...queries, cellsPath]),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problemSchema, 'output'), Cell: schemaOf(cellSchema, 'output') },
    },
  };
}

function commandPath({ name, permission, input, output }: CommandType): [string, Json] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 8, maxLength: 100 },
  };
  const reply: Json = {
    type: 'object',
    required: ['output', 'seq'],
    properties: { output: schemaOf(output, 'output'), seq: { type: 'integer' } },
  };
  const post = {
    operationId: name,
    tags: [name.split('.')[0]],
    description: `Permission: ${permission.name}`,
    parameters: [organisation, key],
    requestBody: { required: true, content: content(schemaOf(input, 'input')) },
    responses: answers(reply),
  };
  return [`/api/{organisation}/commands/${name}`, { post }];
}

function queryPath({ name, permission, input, output }: QueryType): [string, Json] {
  const get = {
    operationId: name,
    tags: [name.split('.')[0]],
    description: `Permission: ${permission.name}`,
    parameters: [organisation, { name: 'input', in: 'query', content: content(schemaOf(input, 'input')) }],
    responses: answers(schemaOf(output, 'output')),
  };
  return [`/api/{organisation}/queries/${name}`, { get }];
}

const text = (name: string, required: boolean): Json => ({
  name,
  in: 'query',
  required,
  schema: { type: 'string' },
});
const cellsPath: [string, Json] = [
  '/api/{organisation}/cells',
  {
    get: {
      operationId: 'cells',
      tags: ['cells'],
      parameters: [organisation, text('metrics', true), text('period', false)],
      responses: answers({ type: 'array', items: { $ref: '#/components/schemas/Cell' } }),
    },
  },
];
