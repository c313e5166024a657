import { z } from 'zod';

/** How the server sends mail. */
export interface MailConfig {
  /** `smtp://` or `smtps://`, with the account in it. */
  readonly url: string;
  readonly from: string;
}

export const smtpUrlSchema = z.url({
  protocol: /^smtps?$/,
  error: 'HELI_SMTP_URL names a mail server: smtps://user:password@mail.example.',
});

export const mailFromSchema = z
  .string()
  .max(200)
  .regex(
    /^[^\r\n<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/,
    'HELI_MAIL_FROM is a mail address, such as Heli <heli@council.example>.',
  );

/** Mail goes out only where both are named. */
export const mailOf = (url: string | undefined, from: string | undefined): MailConfig | undefined =>
  url !== undefined && from !== undefined ? { url, from } : undefined;
