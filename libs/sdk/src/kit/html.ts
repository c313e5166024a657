const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words as HTML that says them, for a notice of the public board. */
export const asHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => escaped[one]!);
