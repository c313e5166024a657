import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import type { Catalogue } from '@heli/protocol';
import { Kernel } from '../kernel.js';
import { catalogueOf, withPauses } from '../registry/catalogue.js';
import { Access } from './access-rule.js';
import { Documented } from './openapi/documented.js';

/** What mechanisms there are: names, signatures and words, nothing of what they hold. Open to everybody. */
@Controller('api/mechanisms')
export class CatalogueController {
  #catalogue: Catalogue | undefined;

  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Get()
  @Access('public')
  @Documented({ name: 'catalogue', tag: 'system', answer: z.custom<Catalogue>() })
  list(): Catalogue {
    this.#catalogue ??= catalogueOf(this.kernel.registry, this.kernel.build);
    return withPauses(this.#catalogue, this.kernel.guard.breakers.list());
  }
}
