import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal, type QueryType } from '@heli/sdk';
import { parseInput } from '../command/parse.js';
import { allRows, namesFor } from '../export/rows.js';
import { csvOf, xlsxOf } from '../export/sheets.js';
import { tableOf, type Table } from '../export/table.js';
import { Kernel } from '../kernel.js';
import { localName, ownerOf } from '../registry/registry.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { fileHeaders } from './file-headers.js';
import { Documented } from './openapi/documented.js';
import { parseQuery } from './parse-query.js';
import { languageOf, Words } from './problem.js';

const formats = ['csv', 'xlsx'] as const;
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const askedSchema = z.strictObject({
  format: z.enum(formats).default('xlsx'),
  /** Fields, in the order in which they stand; those of the page that lists the query if left out. */
  columns: z.string().max(2000).optional(),
});

/** Lists as sheets that people keep: each time is written down. */
@Controller('api/:organisation/exports')
export class ExportController {
  constructor(
    @Inject(Kernel) private readonly kernel: Kernel,
    @Inject(Words) private readonly words: Words,
  ) {}

  /** Permitted by the query's own signature. */
  @Get(':name')
  @Access('signature')
  @Documented({
    name: 'exportList',
    tag: 'file',
    audited: true,
    query: {
      input: z.string().optional(),
      ...askedSchema.shape,
      language: z.enum(['zh-CN', 'en']).optional(),
    },
    raw: { received: '*/*' },
  })
  async send(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('organisation') organisation: string,
    @Param('name') name: string,
    @Query('input') input: string | undefined,
    @Query() { format, columns }: Readonly<Record<string, string | undefined>>,
  ): Promise<void> {
    const asked = parseInput(askedSchema, { ...(format && { format }), ...(columns && { columns }) });
    const query = this.kernel.registry.query(name);
    if (!query) throw new Refusal('not-found', 'core.refusal.unknownQuery', { name });
    const table = await this.#table(request, organisation, query, asked.columns, parseQuery(input));
    const title = this.words.say(this.#language(request), `${ownerOf(name)}.query.${localName(name)}`);
    const bytes = asked.format === 'csv' ? csvOf(table) : await xlsxOf(table, title);
    const file = `${title} ${organisation} ${this.kernel.today()}.${asked.format}`;
    await reply
      .headers(fileHeaders({ name: file, type: types[asked.format], size: bytes.length, inline: false }))
      .send(bytes);
  }

  async #table(
    request: FastifyRequest,
    organisation: string,
    query: QueryType,
    columns: string | undefined,
    input: unknown,
  ): Promise<Table> {
    const { queries, registry, config } = this.kernel;
    const actor = callerOf(request);
    const rows = await allRows(queries, actor, organisation, query, input as object);
    const contract = ownerOf(query.name);
    const page = registry.contracts
      .find(({ id }) => id === contract)
      ?.pages.find(({ list }) => list === localName(query.name));
    const fields = columns?.split(',') ?? page?.columns ?? Object.keys(rows[0] ?? {});
    const names = await namesFor(queries, actor, organisation, registry);
    return tableOf(fields, rows, {
      ...{ words: this.words, language: this.#language(request), contract, zone: config.zone, names },
    });
  }

  /** A link has no header of its own to say it with. */
  #language(request: FastifyRequest): 'zh-CN' | 'en' {
    const { language } = request.query as { readonly language?: string };
    return languageOf(language ?? request.headers['accept-language']);
  }
}
