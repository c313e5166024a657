import type { IncomingMessage, ServerResponse } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { sessionTokenIn } from '../http/session-cookie.js';
import type { PublicAddress } from '../http/public-address.js';
import type { Unreadable } from '../http/unreadable.js';

const forbidden = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** Refuses an upgrade from a foreign page, or for another server, before it happens: 403. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly address: PublicAddress,
    private readonly unreadable: Unreadable,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const allowRequest: ServerOptions['allowRequest'] = (request, decide) => {
      // A browser sends its cookie with any page's upgrade, and always says whose; whoever does not say is no browser.
      const { origin, cookie } = request.headers;
      const isUnsaid = origin === undefined && sessionTokenIn(cookie) !== undefined;
      if (!isUnsaid && this.address.admitsUpgrade(request)) decide(null, true);
      // Left to itself, the library would call a foreign page's upgrade a bad request.
      else request.socket.end(forbidden);
    };
    const server = super.createIOServer(port, { ...options, allowRequest } as ServerOptions);
    server.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
      if (request.headers.upgrade === undefined) this.unreadable.badKnock(response);
      else next();
    });
    return server;
  }
}
