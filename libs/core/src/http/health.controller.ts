import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Kernel } from '../kernel.js';
import { Access } from './access-rule.js';
import { Documented } from './openapi/documented.js';

/** How far the numbers may fall behind the log before the server calls itself not ready. */
const mostLag = 10_000;

const liveSchema = z.object({ status: z.literal('live') });
const readySchema = z.object({
  status: z.enum(['ready', 'catching-up']),
  build: z.string(),
  seq: z.int(),
  lag: z.int(),
  paused: z.array(z.string()),
});

@Controller('api/health')
export class HealthController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** The process answers. */
  @Get('live')
  @Access('public')
  @Documented({ name: 'live', tag: 'system', answer: liveSchema })
  live(): z.infer<typeof liveSchema> {
    return { status: 'live' };
  }

  /** The log can be read and the numbers are near its head; a mechanism that is paused is named and stops nobody else. */
  @Get('ready')
  @Access('public')
  @Documented({ name: 'ready', tag: 'system', answer: readySchema })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof readySchema>> {
    const { log, follower, build, database, guard } = this.kernel;
    await database.sql.reader.get('SELECT 1');
    const lag = log.head.seq - follower.seq;
    const paused = [...new Set(guard.breakers.list().map(({ mechanism }) => mechanism))];
    const ready = lag <= mostLag;
    if (!ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: ready ? 'ready' : 'catching-up', build, seq: log.head.seq, lag, paused };
  }
}
