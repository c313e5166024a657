/** Headers of a file that came from somebody, or of a paper: it never runs as a page of this house. */
export const fileHeaders = ({
  name,
  type,
  size,
  inline,
}: {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Shown by the browser, where it can; kept as a file otherwise. */
  readonly inline: boolean;
}): Record<string, string | number> => ({
  'Content-Type': type,
  'Content-Length': size,
  'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(name)}`,
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
});

/** As RFC 8187 writes values. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
