import type { Language, Urgency } from '@heli/sdk';

/** One notice on its way to one recipient. */
export interface Outgoing {
  /** The same for every attempt: who gets it twice can tell. */
  readonly id: string;
  readonly noticeId: string;
  /** An address of mail, or the id of a webhook. */
  readonly address: string;
  readonly language: Language;
  readonly organisation: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly subject: { readonly type: string; readonly id: string } | undefined;
  readonly urgency: Urgency;
  readonly givenAt: string;
}

/** What came of an attempt; `final` where another can't come to more. */
export type Outcome =
  { readonly sent: true } | { readonly sent: false; readonly reason: string; readonly final: boolean };

/** A way of bringing notices to somebody outside. */
export interface Channel {
  /** Never throws for what the other side does; ends when the signal says so. */
  send(outgoing: Outgoing, signal: AbortSignal): Promise<Outcome>;
  close(): void;
}

export type ChannelName = 'email' | 'webhook';
export type Channels = Readonly<Partial<Record<ChannelName, Channel>>>;

export const refused = (reason: string): Outcome => ({
  sent: false,
  reason: reason.slice(0, 200),
  final: true,
});
export const failed = (reason: string): Outcome => ({
  sent: false,
  reason: reason.slice(0, 200),
  final: false,
});
