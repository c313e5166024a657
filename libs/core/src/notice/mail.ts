import type { Transporter } from 'nodemailer';
import { sentenceOf } from '../fault/faults.js';
import type { Words } from '../http/problem.js';
import { failed, refused, type Channel, type Outcome, type Outgoing } from './channel.js';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with the account in it. */
  readonly url: string;
  readonly from: string;
  /** Where the admin pages are, for the link below the words. */
  readonly origin: string | undefined;
}

const longestSubject = 120;
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Mail by SMTP. A notice is sent at least once, always under the same Message-ID. */
export class Mail implements Channel {
  #transport: Promise<Transporter> | undefined;

  constructor(
    private readonly settings: MailSettings,
    private readonly words: Words,
  ) {}

  async send(outgoing: Outgoing): Promise<Outcome> {
    try {
      const transport = await (this.#transport ??= transportFor(this.settings));
      await transport.sendMail({
        to: { name: '', address: outgoing.address },
        ...this.#letter(outgoing),
        messageId: `<${outgoing.id}@${domainOf(this.settings.from)}>`,
        date: new Date(outgoing.givenAt),
        ...(outgoing.urgency === 'urgent' && { priority: 'high' as const }),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Heli-Notice': outgoing.noticeId },
      });
      return { sent: true };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  close(): void {
    // One that could not be made, and was told of with each letter, has nothing to close.
    void this.#transport?.then(
      (transport) => {
        transport.close();
      },
      () => undefined,
    );
  }

  #letter({ language, key, params, subject }: Outgoing): { subject: string; text: string } {
    const said = this.words.say(language, key, params);
    const { origin } = this.settings;
    const link = origin === undefined || !subject ? '' : `${origin}/admin\n\n`;
    return {
      subject: said.replace(/\s+/g, ' ').slice(0, longestSubject),
      text: `${said}\n\n${link}${this.words.say(language, 'core.mail.footer')}\n`,
    };
  }
}

/** Its library is loaded with the first letter. */
async function transportFor({ url, from }: MailSettings): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  // Nothing that a notice says makes the server read a file or fetch an address.
  return createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true }, { from });
}

const domainOf = (address: string): string => /@([\w.-]+)/.exec(address)?.[1] ?? 'heli.invalid';

/** A server that says no for good to this recipient or letter is believed; whatever else fails is tried again. */
function outcomeOf(error: unknown): Outcome {
  const { code, response, responseCode } = error as {
    code?: string;
    response?: string;
    responseCode?: number;
  };
  const reason = response ?? sentenceOf(error);
  const aboutThis = code === 'EENVELOPE' || code === 'EMESSAGE';
  return aboutThis && (responseCode === undefined || responseCode >= 500) ? refused(reason) : failed(reason);
}
