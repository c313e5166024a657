/** A line of a list that was pasted, with the cells that a sheet or a person put into it. */
export interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Between cells: a tab, as sheets copy them, or a comma; where there is neither, two blanks. */
const separators = [/\t/, /[,，]/, / {2,}|\u3000+/];

/** The lines of a pasted list; empty ones are left out, and each has its number in the text. */
export function linesOf(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((line, index): Line[] => {
    if (line.trim() === '') return [];
    // A cell that was left empty at the beginning is a cell too; blanks there are not.
    const whole = line.replace(/^[ \u3000]+|\s+$/g, '');
    const separator = separators.find((one) => one.test(whole));
    const cells = separator ? whole.split(separator) : [whole];
    return [{ number: index + 1, cells: cells.map((cell) => cell.trim()) }];
  });
}
