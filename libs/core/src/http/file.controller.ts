import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal, type KeptFile } from '@heli/sdk';
import { permit } from '../access/actor.js';
import { ownPermission } from '../contract/own-permission.js';
import { readableFile } from '../file/readable-file.js';
import { FileTooLarge, mostBytes } from '../file/receive.js';
import type { FileRow } from '../file/file-rows.js';
import { Kernel } from '../kernel.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { octets } from './file-content.js';
import { fileHeaders } from './file-headers.js';
import { Documented } from './openapi/documented.js';

const sendFiles = ownPermission('core.file.send');
const keptFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  hash: z.string(),
});
/** So many files a minute from one address. */
const steady = { rateLimit: { max: 60, timeWindow: 60_000 } };

/** Files on their way in and out. */
@Controller('api/:organisation/files')
export class FileController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** Takes a file in, to wait for the command that names it. */
  @Post()
  @HttpCode(201)
  @Access(sendFiles, { ...steady, ...octets })
  @Documented({
    name: 'sendFile',
    tag: 'file',
    query: { name: z.string() },
    raw: { sent: 'application/octet-stream' },
    answer: keptFileSchema,
  })
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisation') organisation: string,
    @Query('name') name: string | readonly string[] = '',
  ): Promise<KeptFile> {
    const actor = callerOf(request);
    permit(actor, sendFiles, organisation, this.kernel.tree, this.kernel.today());
    // What is refused is not read to its end.
    void reply.header('Connection', 'close');
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw new FileTooLarge();
    const content = request.body;
    if (!(content instanceof Readable)) throw new Refusal('invalid', 'core.refusal.fileEmpty');
    const file = await this.kernel.files.upload({
      ...{ organisation, uploader: actor.id, name: String(name), content },
    });
    void reply.removeHeader('Connection');
    return file;
  }

  /** A file that the caller is shown elsewhere; it never runs as a page of this house. */
  @Get(':id')
  @Access('reader')
  @Documented({ name: 'readFile', tag: 'file', raw: { received: '*/*' } })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('organisation') organisation: string,
    @Param('id') id: string,
  ): Promise<void> {
    const file = await readableFile(this.kernel, callerOf(request), organisation, id);
    await reply.headers(headersOf(file)).send(this.kernel.files.read(file.hash));
  }
}

const headersOf = ({ name, type, size }: FileRow): Record<string, string | number> =>
  fileHeaders({ name, type, size, inline: type.startsWith('image/') });
