interface Room {
  /** How many lines of labels there are. */
  readonly lanes: number;
  /** What a label takes of a line, in the unit of the marks. */
  readonly width: number;
}

/**
 * In which line each mark's label finds room, the first that has it; undefined where none has. A label stands to the right
 * of its mark, and to its left where the line of 100 would end.
 */
export function lanesOf(marks: readonly number[], { lanes, width }: Room): readonly (number | undefined)[] {
  const taken: (readonly [number, number])[][] = Array.from({ length: Math.max(0, lanes) }, () => []);
  return marks.map((x) => {
    const from = x > 100 - width ? x - width : x;
    const lane = taken.findIndex((line) => line.every(([a, b]) => from + width <= a || from >= b));
    if (lane < 0) return undefined;
    taken[lane]!.push([from, from + width]);
    return lane;
  });
}
