import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '@heli/sdk';
import { cellSchema, type Cell } from '@heli/protocol';
import { audienceAt } from '../access/actor.js';
import type { CommandReply } from '../command/call.js';
import { Kernel } from '../kernel.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { Documented } from './openapi/documented.js';
import { parseQuery } from './parse-query.js';

const keyPattern = /^[\w.:-]{8,100}$/;
const mostMetrics = 100;

/** Commands, queries and cells of one organisation. */
@Controller('api/:organisation')
export class OrganisationController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Post('commands/:name')
  @HttpCode(200)
  @Access('signature')
  async command(
    @Req() request: FastifyRequest,
    @Param('organisation') organisation: string,
    @Param('name') name: string,
    @Headers('idempotency-key') key: string | undefined,
    @Query('dry') dry: string | undefined,
    @Body() input: unknown,
  ): Promise<CommandReply> {
    const actor = callerOf(request);
    if (key === undefined || !keyPattern.test(key)) {
      throw new Refusal('invalid', 'core.refusal.missingIdempotencyKey', {}, 'Idempotency-Key');
    }
    return this.kernel.bus.execute({
      actor,
      organisation,
      name,
      input: input ?? {},
      idempotencyKey: key,
      requestId: request.id,
      dry: dry === '1',
    });
  }

  @Get('queries/:name')
  @Access('signature')
  async query(
    @Req() request: FastifyRequest,
    @Param('organisation') organisation: string,
    @Param('name') name: string,
    @Query('input') input: string | undefined,
    @Query('settings') settings: string | undefined,
  ): Promise<unknown> {
    const { queries } = this.kernel;
    if (settings === undefined) return queries.ask(callerOf(request), organisation, name, parseQuery(input));
    if (settings !== 'draft') throw new Refusal('invalid', 'core.refusal.unknownSettings', {}, 'settings');
    return queries.askUnderDraft(callerOf(request), organisation, name, parseQuery(input));
  }

  @Get('cells')
  @Documented({
    name: 'cells',
    tag: 'number',
    query: { metrics: z.string(), period: z.string().default('total') },
    answer: z.array(cellSchema),
  })
  @Access('reader')
  async cells(
    @Req() request: FastifyRequest,
    @Param('organisation') organisation: string,
    @Query('metrics') metrics: string | readonly string[] = '',
    @Query('period') period: string | readonly string[] = 'total',
  ): Promise<Cell[]> {
    const audience = audienceAt(callerOf(request), organisation, this.kernel.tree, this.kernel.today());
    // A parameter that is given twice arrives as a list.
    const ids = String(metrics)
      .split(',')
      .filter((id) => id !== '');
    if (ids.length === 0 || ids.length > mostMetrics)
      throw new Refusal('invalid', 'core.refusal.unknownMetric', { metric: String(metrics) }, 'metrics');
    return this.kernel.cells.list(ids, organisation, String(period), audience);
  }
}
