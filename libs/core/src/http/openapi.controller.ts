import { Controller, Get, Inject } from '@nestjs/common';
import { Kernel } from '../kernel.js';
import { Access } from './access-rule.js';
import { openApiOf } from './openapi.js';

/** The HTTP interface as an OpenAPI document, every command and query of every mechanism included. */
@Controller('api/openapi.json')
export class OpenApiController {
  #document: unknown;

  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Get()
  @Access('public')
  document(): unknown {
    return (this.#document ??= openApiOf(this.kernel.registry));
  }
}
