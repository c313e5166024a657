/** Of a page without script: nothing but its style sheet, asked for anew each time, so that what is withdrawn is gone. */
export const plainPageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    ...["default-src 'none'", "style-src 'self'", 'img-src data:'],
    ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
  ].join('; '),
  'Cache-Control': 'no-cache',
  Vary: 'Accept-Language',
} as const;
