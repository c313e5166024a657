import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { snapshotSchema } from '@heli/protocol';
import { Refusal } from '@heli/sdk';
import { parseInput } from '../command/parse.js';
import type { ShownRow } from '../display/display-shown.js';
import type { KnownSnapshot } from '../display/snapshots.js';
import { seeDisplays } from '../display/display-permissions.js';
import { Kernel } from '../kernel.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { maySeeDisplay } from './manage-displays.js';
import { Documented } from './openapi/documented.js';

const day = z.iso.date();
const dayMs = 86_400_000;
const shownSchema = z.array(
  z.object({ shows: z.string(), firstAt: z.string(), lastAt: z.string(), seconds: z.number() }),
);
const seenSchema = z.object({ id: z.string(), name: z.string(), shows: z.string() });
/** A wall draws its picture once for all who ask. */
const few = { rateLimit: { max: 60, timeWindow: 60_000 } };

/** What walls show: now, as a picture, and on a day, as a record. */
@Controller('api')
export class DisplayPictureController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** The device sends the picture that it was asked for. */
  @Post('display/snapshot')
  @HttpCode(204)
  @Access('display', few)
  @Documented({ name: 'sendSnapshot', tag: 'display', body: snapshotSchema })
  async send(@Req() request: FastifyRequest, @Body() body: unknown): Promise<void> {
    const snapshot = parseInput(snapshotSchema, body);
    await this.kernel.displays.snapshots.keep(callerOf(request).displayId!, snapshot);
  }

  /** The walls of an organisation whose picture one may look at, and what each shows. */
  @Get('displays/seen')
  @Access(seeDisplays)
  @Documented({
    name: 'seenDisplays',
    tag: 'display',
    query: { organisation: z.string().max(20) },
    answer: z.array(seenSchema),
  })
  async seen(
    @Req() request: FastifyRequest,
    @Query('organisation') organisation: string,
  ): Promise<z.infer<typeof seenSchema>[]> {
    const { displays } = this.kernel;
    const reports = await displays.reports.all();
    return (await displays.list())
      .filter(
        (one) => one.organisation === organisation && maySeeDisplay(this.kernel, callerOf(request), one),
      )
      .map(({ id, name }) => ({ id, name, shows: reports.get(id)?.shows ?? '' }));
  }

  /** Asks a wall for its picture; it is there a moment later. */
  @Post('displays/:id/snapshot')
  @HttpCode(204)
  @Access(seeDisplays, few)
  @Documented({ name: 'askSnapshot', tag: 'display' })
  async ask(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    await this.#see(request, id);
    this.kernel.displays.order(id, { do: 'snapshot' });
  }

  @Get('displays/:id/snapshot')
  @Access(seeDisplays)
  @Documented({
    name: 'snapshot',
    tag: 'display',
    answer: snapshotSchema.extend({ at: z.string() }).nullable(),
  })
  async snapshot(@Req() request: FastifyRequest, @Param('id') id: string): Promise<KnownSnapshot | null> {
    await this.#see(request, id);
    return this.kernel.displays.snapshots.of(id);
  }

  /** Which pictures a wall showed on a business day, for how long in each hour. */
  @Get('displays/:id/shown')
  @Access(seeDisplays)
  @Documented({ name: 'displayShown', tag: 'display', query: { day }, answer: shownSchema })
  async shown(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query('day') asked: unknown,
  ): Promise<ShownRow[]> {
    await this.#see(request, id);
    const { day: wanted } = parseInput(z.object({ day }), { day: asked });
    const from = this.kernel.workClock.startOf(wanted);
    // A day with a clock change may be an hour longer: its last hour is another day's first.
    const until = new Date(Date.parse(from) + dayMs).toISOString();
    return this.kernel.displays.reports.shown.of(id, from, until);
  }

  /** A display that one may not look at answers as if it were absent. */
  async #see(request: FastifyRequest, id: string): Promise<void> {
    const display = await this.kernel.displays.get(id);
    if (!maySeeDisplay(this.kernel, callerOf(request), display))
      throw new Refusal('not-found', 'core.refusal.unknownDisplay');
  }
}
