import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '@heli/sdk';
import { Kernel } from '../kernel.js';
import { scriptsOf } from '../registry/browser-code.js';
import { Access } from './access-rule.js';
import { adaptScript } from './adapt-script.js';

/**
 * What plugins draw with. Like the pages it says nothing of what the house holds, so everybody may have it; its address
 * has a hash of it, so it never changes.
 */
@Controller('plugins')
export class PluginScriptController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Get(':plugin/:hash/*')
  @Access('public')
  async read(
    @Res() reply: FastifyReply,
    @Param('plugin') plugin: string,
    @Param('hash') hash: string,
    @Param('*') path: string,
  ): Promise<void> {
    const ui = this.kernel.registry.plugin(plugin)?.ui;
    if (ui?.hash !== hash || !scriptsOf(ui.folder).includes(path))
      throw new Refusal('not-found', 'core.refusal.noSuchRecord');
    await reply
      .header('Cache-Control', 'public, max-age=31536000, immutable')
      .type('text/javascript; charset=utf-8')
      .send(await adaptScript(readFileSync(join(ui.folder, path), 'utf8')));
  }
}
