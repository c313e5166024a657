import { RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';
import { ruleOf, type AccessRule } from '../access-rule.js';
import { descriptionOf, type Description } from './documented.js';
import type { SchemaBook } from './json-schema.js';
import {
  content,
  securityOf,
  type Answer,
  type Method,
  type Operation,
  type Parameter,
  type Place,
} from './model.js';
import { refusals } from './refusals.js';
import { organisationParameter } from './signatures.js';
import type { Glossary } from './words-of.js';

/** A handler of a controller with all that is said of it. */
export interface DocumentedRoute {
  readonly method: Method;
  /** As the router writes it: `/api/displays/:id`. */
  readonly path: string;
  readonly status: number;
  readonly rule: AccessRule;
  readonly description: Description<unknown>;
}

/** Every described handler of the application's controllers. */
export function documentedRoutes(modules: ModulesContainer): DocumentedRoute[] {
  return [...modules.values()]
    .flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype))
    .filter((type) => typeof type === 'function')
    .flatMap((controller) => routesOf(controller));
}

function routesOf(controller: object): DocumentedRoute[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  const { prototype } = controller as { readonly prototype: object };
  return Object.values(Object.getOwnPropertyDescriptors(prototype))
    .map(({ value }) => value as unknown)
    .filter((member) => typeof member === 'function')
    .flatMap((handler: object) => {
      const description = descriptionOf(handler);
      return description ? [routeOf(base, handler, description)] : [];
    });
}

function routeOf(base: string, handler: object, description: Description<unknown>): DocumentedRoute {
  const method = RequestMethod[
    Reflect.getMetadata(METHOD_METADATA, handler) as number
  ]!.toLowerCase() as Method;
  const path = String(Reflect.getMetadata(PATH_METADATA, handler));
  const status =
    (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ??
    (method === 'post' ? 201 : 200);
  const parts = [base, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
  return { method, path: `/${parts.join('/')}`, status, rule: ruleOf(handler) ?? 'operator', description };
}

/** The route as OpenAPI has it. */
export function routePlace(route: DocumentedRoute, book: SchemaBook, glossary: Glossary): Place {
  const { method, path, rule, description } = route;
  const { name, tag, body, query = {}, raw } = description;
  const isPublic = rule === 'public';
  const sent = body
    ? content(book.of(body, 'input', 'core', `${name}.Input`))
    : raw?.sent === undefined
      ? undefined
      : content({ type: 'string', format: 'binary' }, raw.sent);
  const operation: Operation = {
    operationId: name,
    tags: [tag],
    summary: glossary.say(`core.route.${name}`),
    description: whoMay(rule, glossary),
    security: isPublic ? [] : securityOf(method),
    parameters: [...pathParameters(path, glossary), ...queryParameters(query, book, name)],
    ...(sent && { requestBody: { required: true, content: sent } }),
    responses: {
      [String(route.status)]: answerOf(route, book, glossary),
      ...refusals({ isPublic, hasBody: sent !== undefined }),
    },
  };
  return { path: path.replaceAll(/:(\w+)/g, '{$1}'), method, operation };
}

function answerOf(
  { status, description: { answer, name, raw } }: DocumentedRoute,
  book: SchemaBook,
  glossary: Glossary,
): Answer {
  if (status === 204) return { description: glossary.say('core.api.done') };
  return {
    description: glossary.say('core.api.answer'),
    content: content(answer ? book.of(answer, 'output', 'core', `${name}.Output`) : {}, raw?.received),
  };
}

const pathParameters = (path: string, glossary: Glossary): Parameter[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) =>
    name === 'organisation'
      ? organisationParameter(glossary)
      : { name, in: 'path', required: true, schema: { type: 'string' } },
  );

const queryParameters = (
  query: NonNullable<Description<unknown>['query']>,
  book: SchemaBook,
  of: string,
): Parameter[] =>
  Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: book.of(schema, 'input', 'core', `${of}.${name}`),
  }));

const whoMay = (rule: AccessRule, glossary: Glossary): string =>
  typeof rule === 'string'
    ? glossary.say(`core.api.rule.${rule}`)
    : glossary.say('core.api.rule.permission', { permission: rule.name });
