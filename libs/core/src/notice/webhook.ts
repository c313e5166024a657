import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { sentenceOf } from '../fault/faults.js';
import type { Words } from '../http/problem.js';
import { failed, refused, type Channel, type Outcome, type Outgoing } from './channel.js';
import { InsideAddress, isOutside, lookupOutside } from './outside.js';
import { signedHeaders } from './webhook-signature.js';

const patienceMs = 10_000;
/** Answers after which another attempt may come to more: too slow, too early, too many. */
const passing = [408, 425, 429];

/** Signed webhooks. Redirects are not followed, and nothing is sent to the house's own network unless that is wished. */
export class Webhook implements Channel {
  constructor(
    private readonly database: Database,
    private readonly words: Words,
    private readonly clock: Clock,
    private readonly mayGoInside: boolean,
  ) {}

  async send(outgoing: Outgoing, signal: AbortSignal): Promise<Outcome> {
    const hook = await this.database.sql.reader.get<{ url: string; secret: string }>(
      'SELECT url, secret FROM core_webhook WHERE id = ?',
      outgoing.address,
    );
    if (!hook) return refused('removed');
    const url = new URL(hook.url);
    if (!this.mayGoInside && isIP(bare(url)) !== 0 && !isOutside(bare(url))) return refused('inside address');
    const body = this.#body(outgoing);
    const seconds = Math.floor(Date.parse(this.clock.now()) / 1000);
    const options: RequestOptions = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...signedHeaders(hook.secret, outgoing.id, seconds, body),
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      agent: false,
      ...(!this.mayGoInside && { lookup: lookupOutside }),
    };
    try {
      return outcomeOf(await post(url, options, body));
    } catch (error) {
      if (error instanceof InsideAddress) return refused('inside address');
      return failed(sentenceOf(error));
    }
  }

  close(): void {
    // Every request has a connection of its own, ended by the signal.
  }

  #body({ noticeId, organisation, key, params, subject, urgency, givenAt }: Outgoing): string {
    const text = {
      'zh-CN': this.words.say('zh-CN', key, params),
      en: this.words.say('en', key, params),
    };
    const data = { noticeId, organisation, key, params, subject: subject ?? null, urgency, text };
    return JSON.stringify({ type: 'core.notice', timestamp: givenAt, data });
  }
}

const bare = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { sent: true };
  const reason = `HTTP ${String(status)}`;
  return status < 500 && !passing.includes(status) ? refused(reason) : failed(reason);
}

/** Sends a body and answers with the status; what the other side says is not read. */
function post(url: URL, options: RequestOptions, body: string): Promise<number> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
