import type { FastifyRequest } from 'fastify';
import { languages, type Language } from '@heli/sdk';
import { languageOf } from './problem.js';

/** The language that a page's address names, or else the browser's. */
export function pageLanguageOf({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const asked = (query as { readonly language?: unknown } | undefined)?.language;
  return languages.find((language) => language === asked) ?? languageOf(headers['accept-language']);
}
