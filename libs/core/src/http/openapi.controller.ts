import { Controller, Get, Header, Headers, Inject, Query } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { z } from 'zod';
import { languages, type Language } from '@heli/sdk';
import { Kernel } from '../kernel.js';
import { Access } from './access-rule.js';
import { openApiOf } from './openapi/document.js';
import { Documented } from './openapi/documented.js';
import type { OpenApi } from './openapi/model.js';
import { referencePage } from './openapi/reference-page.js';
import { referenceStyle } from './openapi/reference-style.js';
import { documentedRoutes } from './openapi/routes.js';
import { glossaryOf, type Glossary } from './openapi/words-of.js';
import { languageOf, Words } from './problem.js';

const languageSchema = z.enum(languages).optional();

/** The HTTP interface, for programs and for people: names, shapes and words, nothing of what the house holds. */
@Controller('api')
export class OpenApiController {
  readonly #documents = new Map<Language, OpenApi>();
  #revision = 0;

  constructor(
    @Inject(Kernel) private readonly kernel: Kernel,
    @Inject(Words) private readonly words: Words,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  @Get('openapi.json')
  @Access('public')
  @Header('Vary', 'Accept-Language')
  @Documented({
    name: 'openApi',
    tag: 'system',
    query: { language: languageSchema },
    answer: z.custom<OpenApi>(),
  })
  document(
    @Headers('accept-language') accepted: string | undefined,
    @Query('language') asked: unknown,
  ): OpenApi {
    return this.#in(this.#glossary(accepted, asked));
  }

  @Get('reference')
  @Access('public')
  @Header('Vary', 'Accept-Language')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Documented({
    name: 'reference',
    tag: 'system',
    query: { language: languageSchema },
    raw: { received: 'text/html' },
    answer: z.string(),
  })
  reference(
    @Headers('accept-language') accepted: string | undefined,
    @Query('language') asked: unknown,
  ): string {
    const glossary = this.#glossary(accepted, asked);
    return referencePage(this.#in(glossary), glossary);
  }

  @Get('reference.css')
  @Access('public')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Documented({ name: 'referenceStyle', tag: 'system', raw: { received: 'text/css' }, answer: z.string() })
  style(): string {
    return referenceStyle;
  }

  /** The language that was asked for by name, or else the browser's. */
  #glossary(accepted: string | undefined, asked: unknown): Glossary {
    const named = languageSchema.safeParse(asked);
    return glossaryOf(this.words, (named.success ? named.data : undefined) ?? languageOf(accepted));
  }

  #in(glossary: Glossary): OpenApi {
    if (this.#revision !== this.kernel.registry.revision) this.#documents.clear();
    this.#revision = this.kernel.registry.revision;
    const told = this.#documents.get(glossary.language);
    if (told) return told;
    const { registry, build } = this.kernel;
    const contracts = registry.mechanisms.map((mechanism) => mechanism.implements);
    const routes = documentedRoutes(this.modules);
    const document = openApiOf({ contracts, routes, keys: this.words.keys(), build }, glossary);
    this.#documents.set(glossary.language, document);
    return document;
  }
}
