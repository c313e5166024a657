import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it is given and turns some recipients away. */
export interface PostOffice {
  readonly port: number;
  readonly letters: readonly ParsedMail[];
  close(): Promise<void>;
}

export async function openPostOffice(port = 0): Promise<PostOffice> {
  const letters: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const gone = address.startsWith('gone@');
      done(gone ? Object.assign(new Error('No such user here'), { responseCode: 550 }) : undefined);
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (letter) => {
          letters.push(letter);
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  await new Promise<void>((opened) => server.listen(port, '127.0.0.1', opened));
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

export interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  url: string;
  readonly calls: Call[];
  /** The status it answers with. */
  answer: number;
  close(): void;
}

/** A receiver of webhooks that answers what it is told to. */
export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', calls: [], answer: 204, close: (): void => void server.close() };
  const server: Server = createServer((request, reply) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      receiver.calls.push({ path: request.url ?? '', headers: request.headers, body });
      reply.writeHead(receiver.answer, receiver.answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened));
  receiver.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
  return receiver;
}
