/** A cell that a spreadsheet would take for a formula is marked as text. */
const cellText = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Hands lines out as a file that spreadsheets open. */
export function saveCsv(name: string, lines: readonly (readonly string[])[]): void {
  const text = lines.map((line) => line.map(cellText).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
