import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Catalogue } from '@heli/protocol';
import { parseInput } from '../command/parse.js';
import { Kernel } from '../kernel.js';
import { catalogueOf, forWalls, withPauses } from '../registry/catalogue.js';
import { Access } from './access-rule.js';
import { Documented } from './openapi/documented.js';

/** `wall`: what a wall needs of it. */
const partSchema = z.enum(['wall']).optional();

/** What mechanisms there are: names, signatures and words, nothing of what they hold. Open to everybody. */
@Controller('api/mechanisms')
export class CatalogueController {
  #whole: Catalogue | undefined;
  #onWalls: Catalogue | undefined;
  #revision = 0;

  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Get()
  @Access('public')
  @Documented({
    name: 'catalogue',
    tag: 'system',
    query: { part: partSchema },
    answer: z.custom<Catalogue>(),
  })
  list(@Query('part') asked: unknown): Catalogue {
    const { part } = parseInput(z.object({ part: partSchema }), { part: asked });
    const { registry, build, config } = this.kernel;
    if (this.#revision !== registry.revision) this.#whole = this.#onWalls = undefined;
    this.#revision = registry.revision;
    this.#whole ??= catalogueOf(registry, build, config.development);
    this.#onWalls ??= forWalls(this.#whole);
    const catalogue = part === 'wall' ? this.#onWalls : this.#whole;
    return withPauses(catalogue, this.kernel.guard.breakers.list());
  }
}
