import { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '@heli/sdk';
import { permit } from '../access/actor.js';
import { ownPermission } from '../contract/own-permission.js';
import { Kernel } from '../kernel.js';
import { mostSheetBytes, readSheets, type Sheet } from '../sheet/read-sheet.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { octets } from './file-content.js';
import { Documented } from './openapi/documented.js';

const readSheet = ownPermission('core.sheet.read');
/** So many sheets a minute from one address. */
const steady = { rateLimit: { max: 20, timeWindow: 60_000 } };

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ lost: z.string() })]);
const sheetsSchema = z.object({
  sheets: z.array(
    z.object({
      name: z.string(),
      hidden: z.boolean(),
      rows: z.array(z.array(cellSchema)),
      more: z.boolean(),
    }),
  ),
});

/** Reads a sheet out to whoever sent it; nothing of it is kept. */
@Controller('api/:organisation/sheets')
export class SheetController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Post()
  @HttpCode(200)
  @Access(readSheet, { ...steady, ...octets })
  @Documented({
    name: 'readSheet',
    tag: 'file',
    raw: { sent: 'application/octet-stream' },
    answer: sheetsSchema,
  })
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisation') organisation: string,
  ): Promise<{ sheets: Sheet[] }> {
    permit(callerOf(request), readSheet, organisation, this.kernel.tree, this.kernel.today());
    // What is refused is not read to its end.
    void reply.header('Connection', 'close');
    const content = request.body;
    if (!(content instanceof Readable)) throw new Refusal('invalid', 'core.refusal.fileEmpty');
    const bytes = await allOf(content);
    void reply.removeHeader('Connection');
    return { sheets: await readSheets(bytes) };
  }
}

async function allOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > mostSheetBytes)
      throw new Refusal('invalid', 'core.refusal.fileTooLarge', { most: mostSheetBytes / 1024 / 1024 });
    chunks.push(chunk);
  }
  if (size === 0) throw new Refusal('invalid', 'core.refusal.fileEmpty');
  return Buffer.concat(chunks);
}
