import { Controller, Get, Header, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Board } from '../../board/board.js';
import { parseInput } from '../../command/parse.js';
import { Kernel } from '../../kernel.js';
import { nameFor, nameOf } from '../../organisation/names.js';
import { Access } from '../access-rule.js';
import { glossaryOf } from '../openapi/words-of.js';
import { pageLanguageOf } from '../page-language.js';
import { Words } from '../problem.js';
import { boardPage, noticePage, placesPage, type BoardPlace } from './board-page.js';
import { boardStyle } from './board-style.js';
import { plainPageHeaders } from './plain-page.js';

const partSchema = z.object({
  of: z.string().max(100).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** Each page is read from the database; a whole street may come from one address. */
const manyReaders = { rateLimit: { max: 600, timeWindow: 60_000 } };

/** The public board: what is published for everybody, as plain pages that need no script and know no reader. */
@Controller('board')
export class BoardController {
  readonly #board: Board;

  constructor(
    @Inject(Kernel) private readonly kernel: Kernel,
    @Inject(Words) private readonly words: Words,
  ) {
    this.#board = new Board(kernel);
  }

  /** The organisation at the top; where there are several, the choice. */
  @Get()
  @Access('public', manyReaders)
  async places(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { tree } = this.kernel;
    const today = this.kernel.today();
    const tops = tree.codes().filter((code) => tree.parentOf(code, today) === undefined);
    const place = await this.#place(request);
    if (tops.length === 1) {
      await reply.redirect(`/board/${tops[0]!}?language=${place.glossary.language}`, 302);
      return;
    }
    const named = await Promise.all(tops.map((code) => this.#named(code, request)));
    await reply.headers(plainPageHeaders).send(placesPage(place, named));
  }

  @Get('board.css')
  @Access('public')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return boardStyle;
  }

  @Get(':organisation')
  @Access('public', manyReaders)
  async board(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('organisation') organisation: string,
    @Query() query: unknown,
  ): Promise<void> {
    const { of, offset } = parseInput(partSchema, query);
    const sections =
      of === undefined
        ? await this.#board.sections(organisation)
        : [await this.#board.section(organisation, of, offset)];
    const place = await this.#place(request, organisation);
    await reply.headers(plainPageHeaders).send(boardPage(place, sections));
  }

  @Get(':organisation/:query/:id')
  @Access('public', manyReaders)
  async notice(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('organisation') organisation: string,
    @Param('query') query: string,
    @Param('id') id: string,
  ): Promise<void> {
    const notice = await this.#board.notice(organisation, query, id);
    const place = await this.#place(request, organisation);
    await reply.headers(plainPageHeaders).send(noticePage(place, notice));
  }

  async #place(request: FastifyRequest, organisation?: string): Promise<BoardPlace> {
    const { zone, demonstration } = this.kernel.config;
    return {
      glossary: glossaryOf(this.words, pageLanguageOf(request)),
      zone,
      demonstration,
      path: request.url.split('?')[0]!,
      ...(organisation !== undefined && { organisation: await this.#named(organisation, request) }),
    };
  }

  async #named(code: string, request: FastifyRequest): Promise<{ code: string; name: string }> {
    const row = await nameOf(this.kernel.database.sql.reader, code);
    return { code, name: row ? nameFor(row, pageLanguageOf(request)) : code };
  }
}
