import { Catch, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusedPage } from './board/board-page.js';
import { plainPageHeaders } from './board/plain-page.js';
import { glossaryOf } from './openapi/words-of.js';
import { pageLanguageOf } from './page-language.js';
import { languageOf, problemOf, problemType, Words } from './problem.js';

/** A provider sends people here, not a script. */
const signOn = '/api/session/oidc';

/** Whether a person looks at the answer in a browser: a page that is not there is told in words. */
const wantsPage = ({ url, headers }: FastifyRequest): boolean =>
  (!url.startsWith('/api/') || url.startsWith(signOn)) && (headers.accept ?? '').includes('text/html');

/** The one border at which errors are caught: they leave as RFC 9457 problems, never as stacks. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('problem');

  constructor(@Inject(Words) private readonly words: Words) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const instance = `urn:heli:log:${request.id}`;
    const problem = problemOf(error, this.words, languageOf(request.headers['accept-language']), instance);
    if (problem.status >= 500) this.#log.error({ err: error, instance, key: problem.key }, problem.key);
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    if (problem.status === 429 || problem.status === 503)
      void reply.header('Retry-After', String(problem.params['seconds'] ?? 60));
    if (wantsPage(request)) {
      const glossary = glossaryOf(this.words, pageLanguageOf(request));
      const { detail } = problemOf(error, this.words, glossary.language, instance);
      const from = request.url.startsWith(signOn) ? 'signIn' : 'board';
      void reply
        .status(problem.status)
        .headers(plainPageHeaders)
        .send(refusedPage(glossary, detail, from));
      return;
    }
    void reply.status(problem.status).header('Content-Type', problemType).send(problem);
  }
}
