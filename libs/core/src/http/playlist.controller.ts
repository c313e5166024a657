import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { playlistEntrySchema } from '@heli/protocol';
import { Refusal } from '@heli/sdk';
import { permit } from '../access/actor.js';
import { parseInput } from '../command/parse.js';
import type { Playlist } from '../display/playlists.js';
import { manageDisplays } from '../display/display-permissions.js';
import { Kernel } from '../kernel.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { mayManageDisplays } from './manage-displays.js';
import { Documented } from './openapi/documented.js';

const changeSchema = z.strictObject({
  name: z.string().trim().min(1).max(50),
  entries: z.array(playlistEntrySchema).min(1).max(20),
});
const addSchema = changeSchema.extend({ organisation: z.string().max(20) });
const playlistSchema = addSchema.extend({ id: z.string() });

/** Which scenes walls show, how long and when; for whoever may manage walls there. */
@Controller('api')
export class PlaylistController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Get('playlists')
  @Access(manageDisplays)
  @Documented({ name: 'playlists', tag: 'display', answer: z.array(playlistSchema) })
  async list(@Req() request: FastifyRequest): Promise<Playlist[]> {
    const actor = callerOf(request);
    return (await this.kernel.displays.playlists.list()).filter(({ organisation }) =>
      mayManageDisplays(this.kernel, actor, organisation),
    );
  }

  @Post('playlists')
  @Access(manageDisplays)
  @Documented({ name: 'addPlaylist', tag: 'display', body: addSchema, answer: z.object({ id: z.string() }) })
  async add(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ id: string }> {
    const playlist = parseInput(addSchema, body);
    permit(callerOf(request), manageDisplays, playlist.organisation, this.kernel.tree, this.kernel.today());
    return { id: await this.kernel.displays.playlists.add(playlist) };
  }

  @Post('playlists/:id')
  @HttpCode(204)
  @Access(manageDisplays)
  @Documented({ name: 'changePlaylist', tag: 'display', body: changeSchema })
  async change(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<void> {
    await this.#manage(request, id);
    await this.kernel.displays.playlists.change(id, parseInput(changeSchema, body));
    await this.kernel.displays.tellThose(({ playlistId }) => playlistId === id);
  }

  @Delete('playlists/:id')
  @HttpCode(204)
  @Access(manageDisplays)
  @Documented({ name: 'removePlaylist', tag: 'display' })
  async remove(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    await this.#manage(request, id);
    const { displays } = this.kernel;
    const gone = (await displays.list()).filter(({ playlistId }) => playlistId === id);
    await displays.playlists.remove(id);
    await displays.tellThose((display) => gone.some((one) => one.id === display.id));
  }

  /** Another's playlist answers as if it were absent. */
  async #manage(request: FastifyRequest, id: string): Promise<void> {
    const { organisation } = await this.kernel.displays.playlists.get(id);
    if (!mayManageDisplays(this.kernel, callerOf(request), organisation))
      throw new Refusal('not-found', 'core.refusal.unknownPlaylist');
  }
}
