import type { Role } from './access.js';

/** How soon somebody should look: pages and mail show what is urgent first, and so. */
export const urgencies = ['normal', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** Whom a notice is for: everybody who is any of these, each once. */
export interface Recipients {
  readonly accounts?: readonly string[];
  /** Persons of the kernel's register; one without an account can't be reached. */
  readonly persons?: readonly string[];
  /** Those who act for a unit. */
  readonly units?: readonly string[];
  /** Those who hold a role at the notice's organisation or above it. */
  readonly roles?: readonly Role[];
}

/** Something that people have to know. */
export interface Notice {
  /** Locale key of what is said, among the mechanism's or its contract's words. */
  readonly key: string;
  /** What fills the words' places; erased with the notice. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly to: Recipients;
  /** What it is about, for a link and for the proof that notice was given. */
  readonly subject?: { readonly type: string; readonly id: string };
  /** `normal` if left out. */
  readonly urgency?: Urgency;
  /** Where it was given; the addressed organisation if left out. */
  readonly organisation?: string;
}

/** Tells people. */
export interface Notifier {
  /**
   * Gives notice: kept in the command's own transaction, shown to the recipients at once, and brought by mail and to
   * the organisation's webhooks afterwards, until it arrives or is given up. Who got it when can be proved.
   */
  notify(notice: Notice): Promise<{ readonly noticeId: string; readonly recipients: number }>;
}
