import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@heli/sdk';
import { newId } from '../clock/id.js';
import { bareHeaders } from './headers.js';
import { languageOf, problemOf, problemType, type Words } from './problem.js';

const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers what never becomes a request of the router as a problem like any other. */
export class Unreadable {
  constructor(private readonly words: Words) {}

  /** A path that can't even be decoded reaches no controller. */
  readonly badPath = (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const language = languageOf(request.headers['accept-language']);
    const problem = problemOf(error, this.words, language, `urn:heli:log:${request.id}`);
    const headers = { ...bareHeaders, 'Content-Type': problemType };
    void reply.status(problem.status).headers(headers).send(JSON.stringify(problem));
  };

  /** What is no HTTP, is too long or does not come to an end. */
  readonly badRequest = (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { status, headers, body } = this.#answer(statuses[error.code ?? ''] ?? 400);
    const lines = Object.entries({ ...headers, Connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    socket.end(`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
  };

  /** Whoever knocks at the live connection's path without upgrading. */
  readonly badKnock = (response: ServerResponse): void => {
    const { status, headers, body } = this.#answer(426);
    response.writeHead(status, { ...headers, Upgrade: 'websocket' }).end(body);
  };

  #answer(status: number): { status: number; headers: Record<string, string>; body: string } {
    const refusal = new Refusal('invalid', 'core.refusal.unreadableRequest');
    const problem = problemOf(refusal, this.words, 'zh-CN', `urn:heli:log:${newId()}`);
    const body = JSON.stringify({ ...problem, status, title: STATUS_CODES[status] });
    const length = String(Buffer.byteLength(body));
    return {
      status,
      headers: { ...bareHeaders, 'Content-Type': problemType, 'Content-Length': length },
      body,
    };
  }
}
