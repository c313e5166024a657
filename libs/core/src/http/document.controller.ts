import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { documentOutput, Refusal } from '@heli/sdk';
import { Kernel } from '../kernel.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { fileHeaders } from './file-headers.js';
import { Documented } from './openapi/documented.js';
import { parseQuery } from './parse-query.js';

/** Answers of queries that are papers, as files that people open and keep. */
@Controller('api/:organisation/documents')
export class DocumentController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** Permitted by the query's own signature; what it answers never runs as a page of this house. */
  @Get(':name')
  @Access('signature')
  @Documented({
    name: 'readDocument',
    tag: 'file',
    audited: true,
    query: { input: z.string().optional() },
    raw: { received: '*/*' },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('organisation') organisation: string,
    @Param('name') name: string,
    @Query('input') input: string | undefined,
  ): Promise<void> {
    const { registry, queries } = this.kernel;
    if (registry.query(name)?.document !== true)
      throw new Refusal('not-found', 'core.refusal.unknownQuery', { name });
    const answer = await queries.ask(callerOf(request), organisation, name, parseQuery(input));
    const document = documentOutput.nullable().parse(answer);
    if (!document) throw new Refusal('not-found', 'core.refusal.noSuchRecord');
    const bytes = Buffer.from(document.content, document.encoding === 'base64' ? 'base64' : 'utf8');
    const charset = document.mediaType.startsWith('text/') ? '; charset=utf-8' : '';
    const headers = fileHeaders({
      name: document.fileName,
      type: `${document.mediaType}${charset}`,
      size: bytes.length,
      inline: document.mediaType === 'text/html',
    });
    await reply.headers({ ...headers, 'Cache-Control': 'private, no-cache' }).send(bytes);
  }
}
