import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { audiences, languages, Refusal } from '@heli/sdk';
import { displayFaults, displayProfileSchema, displayThemes, type DisplayInfo } from '@heli/protocol';
import { permit } from '../access/actor.js';
import { parseInput } from '../command/parse.js';
import type { HistoryRow, KnownReport } from '../display/display-reports.js';
import type { DisplayRow } from '../display/displays.js';
import { manageDisplays } from '../display/display-permissions.js';
import { Kernel } from '../kernel.js';
import { nameOf } from '../organisation/names.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { fewTries } from './few-tries.js';
import { mayManageDisplays } from './manage-displays.js';
import { Documented } from './openapi/documented.js';

const claimSchema = z.strictObject({ code: z.string().min(1).max(100) });
const openSchema = z.strictObject({
  name: z.string().trim().min(1).max(50),
  organisation: z.string().max(20),
  audience: z.enum(audiences),
  language: z.enum(languages).default('zh-CN'),
  theme: z.enum(displayThemes).default('night'),
});

const changeSchema = openSchema
  .omit({ organisation: true })
  .extend({ playlistId: z.string().max(30).nullable(), profile: displayProfileSchema.optional() });

const displaySchema = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  audience: z.enum(audiences),
  language: z.enum(languages),
  theme: z.enum(displayThemes),
  profile: displayProfileSchema,
  playlistId: z.string().nullable(),
});
const reportSchema = z.object({
  heardAt: z.string(),
  /** Seconds since it was heard, by the server's clock. */
  age: z.number(),
  paintedAt: z.string().nullable(),
  seq: z.number(),
  shows: z.string(),
  build: z.string(),
  faults: z.array(z.enum(displayFaults)),
});
const historySchema = z.array(z.object({ at: z.string(), what: z.string() }));
const codeSchema = z.object({ code: z.string() });

type ListedDisplay = DisplayRow & { readonly report: (KnownReport & { readonly age: number }) | null };

/** Walls: opening one, letting its device in, sending it away. */
@Controller('api')
export class DisplayController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** A device changes its one-time code for a token of its own. */
  @Post('displays/claim')
  @HttpCode(200)
  @Access('public', fewTries)
  @Documented({
    name: 'claimDisplay',
    tag: 'display',
    body: claimSchema,
    answer: z.object({ token: z.string() }),
  })
  async claim(@Body() body: unknown): Promise<{ token: string }> {
    return this.kernel.displays.claim(parseInput(claimSchema, body).code);
  }

  /** What a display is, told to itself. */
  @Get('display')
  @Access('display')
  @Documented({ name: 'display', tag: 'display', answer: z.custom<DisplayInfo>() })
  async self(@Req() request: FastifyRequest): Promise<DisplayInfo> {
    return this.#info(await this.kernel.displays.get(callerOf(request).displayId!));
  }

  /** A device changes its token for a new one, so that a copy of it is worth little for long. */
  @Post('display/token')
  @HttpCode(200)
  @Access('display')
  @Documented({ name: 'renewDisplayToken', tag: 'display', answer: z.object({ token: z.string() }) })
  async renew(@Req() request: FastifyRequest): Promise<{ token: string }> {
    const { displayId, tokenId } = callerOf(request);
    return { token: await this.kernel.displays.renew(displayId!, tokenId!) };
  }

  @Get('displays')
  @Access(manageDisplays)
  @Documented({
    name: 'displays',
    tag: 'display',
    answer: z.array(displaySchema.extend({ report: reportSchema.nullable() })),
  })
  async list(@Req() request: FastifyRequest): Promise<ListedDisplay[]> {
    const actor = callerOf(request);
    const { displays } = this.kernel;
    const reports = await displays.reports.all();
    return (await displays.list())
      .filter(({ organisation }) => mayManageDisplays(this.kernel, actor, organisation))
      .map((display) => ({ ...display, report: this.#aged(reports.get(display.id)) }));
  }

  #aged(known: KnownReport | undefined): ListedDisplay['report'] {
    if (!known) return null;
    const age = Math.round((Date.parse(this.kernel.clock.now()) - Date.parse(known.heardAt)) / 1_000);
    return { ...known, age: Math.max(0, age) };
  }

  /** When a wall came, went and failed: the last fifty entries, the latest first. */
  @Get('displays/:id/history')
  @Access(manageDisplays)
  @Documented({ name: 'displayHistory', tag: 'display', answer: historySchema })
  async history(@Req() request: FastifyRequest, @Param('id') id: string): Promise<HistoryRow[]> {
    await this.#manage(request, id);
    return this.kernel.displays.reports.history(id);
  }

  /** Lets a wall load its page anew, once it has seen that the server is ready. */
  @Post('displays/:id/reload')
  @HttpCode(204)
  @Access(manageDisplays)
  @Documented({ name: 'reloadDisplay', tag: 'display' })
  async reload(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    await this.#manage(request, id);
    await this.kernel.displays.reports.happened(id, 'reload');
    this.kernel.displays.order(id, { do: 'reload' });
  }

  @Post('displays')
  @Access(manageDisplays)
  @Documented({
    name: 'openDisplay',
    tag: 'display',
    body: openSchema,
    answer: codeSchema.extend({ id: z.string() }),
  })
  async open(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ id: string; code: string }> {
    const display = parseInput(openSchema, body);
    permit(callerOf(request), manageDisplays, display.organisation, this.kernel.tree, this.kernel.today());
    return this.kernel.displays.open(display);
  }

  /** Changes what a display is and shows; its device learns of it at once. */
  @Post('displays/:id')
  @HttpCode(204)
  @Access(manageDisplays)
  @Documented({ name: 'changeDisplay', tag: 'display', body: changeSchema })
  async change(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<void> {
    await this.#manage(request, id);
    await this.kernel.displays.change(id, parseInput(changeSchema, body));
  }

  /** A new one-time code for a display that exists. */
  @Post('displays/:id/code')
  @HttpCode(200)
  @Access(manageDisplays)
  @Documented({ name: 'reopenDisplay', tag: 'display', answer: codeSchema })
  async reopen(@Req() request: FastifyRequest, @Param('id') id: string): Promise<{ code: string }> {
    await this.#manage(request, id);
    return { code: await this.kernel.displays.reopen(id) };
  }

  @Delete('displays/:id')
  @HttpCode(204)
  @Access(manageDisplays)
  @Documented({ name: 'removeDisplay', tag: 'display' })
  async remove(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    await this.#manage(request, id);
    await this.kernel.displays.remove(id);
  }

  /** Another's display answers as if it were absent. */
  async #manage(request: FastifyRequest, id: string): Promise<void> {
    const { organisation } = await this.kernel.displays.get(id);
    if (!mayManageDisplays(this.kernel, callerOf(request), organisation))
      throw new Refusal('not-found', 'core.refusal.unknownDisplay');
  }

  async #info({
    id,
    name,
    organisation,
    audience,
    language,
    theme,
    profile,
    playlistId,
  }: DisplayRow): Promise<DisplayInfo> {
    const { database, config, displays } = this.kernel;
    const playlist = playlistId === null ? undefined : (await displays.playlists.get(playlistId)).entries;
    const scenes = this.kernel.scenes.at(organisation);
    const row = await nameOf(database.sql.reader, organisation);
    const shown = {
      code: organisation,
      name: row?.name ?? organisation,
      level: row?.level ?? '',
      ...(row?.nameEn && { nameEn: row.nameEn }),
    };
    return {
      id,
      name,
      organisation: shown,
      audience,
      language,
      theme,
      profile,
      zone: config.zone,
      demonstration: config.demonstration,
      ...(playlist && { playlist }),
      ...(scenes.length > 0 && { scenes }),
      ...(config.origin !== undefined && { origin: config.origin }),
    };
  }
}
