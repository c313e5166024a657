import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { sessionTokenIn } from '../http/session-cookie.js';
import type { PublicAddress } from '../http/public-address.js';

/** Refuses an upgrade from a foreign page, or for another server, before it happens: 403. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly address: PublicAddress,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const allowRequest: ServerOptions['allowRequest'] = (request, decide) => {
      // A browser sends its cookie with any page's upgrade, and always says whose; whoever does not say is no browser.
      const { origin, cookie } = request.headers;
      const isUnsaid = origin === undefined && sessionTokenIn(cookie) !== undefined;
      const allowed = !isUnsaid && this.address.admitsUpgrade(request);
      decide(allowed ? null : 'foreign origin', allowed);
    };
    return super.createIOServer(port, { ...options, allowRequest } as ServerOptions);
  }
}
