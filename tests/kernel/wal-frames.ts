const frameHead = 24;
/** The first byte of a page that holds rows or entries of an index. */
const leaves = [0x0d, 0x0a];

/**
 * Which of the words each commit in a write-ahead log has touched: those in a row or an index entry that was on
 * no page before.
 * @param file the database as it is without the log
 */
export function commitsOf(file: Buffer, wal: Buffer, words: readonly string[]): Set<string>[] {
  if (wal.length < 32) return [];
  const pageSize = wal.readUInt32BE(8);
  const salt = wal.subarray(16, 24);
  const pages = new Map<number, Buffer>();
  for (let at = 0; at < file.length; at += pageSize)
    pages.set(at / pageSize + 1, file.subarray(at, at + pageSize));
  const commits: Set<string>[] = [];
  let touched = new Set<string>();
  for (let at = 32; at + frameHead + pageSize <= wal.length; at += frameHead + pageSize) {
    // Frames of an earlier round of the log are left behind the end of this one.
    if (!wal.subarray(at + 8, at + 16).equals(salt)) break;
    const number = wal.readUInt32BE(at);
    const page = wal.subarray(at + frameHead, at + frameHead + pageSize);
    const before = pages.get(number);
    for (const cell of cellsOf(page, number === 1 ? 100 : 0)) {
      if (before?.includes(cell)) continue;
      const named = words.filter((word) => cell.includes(word));
      if (named.length > 0 && ![...pages.values()].some((known) => known.includes(cell)))
        for (const word of named) touched.add(word);
    }
    pages.set(number, page);
    if (wal.readUInt32BE(at + 4) === 0) continue;
    commits.push(touched);
    touched = new Set();
  }
  return commits;
}

function cellsOf(page: Buffer, head: number): Buffer[] {
  if (!leaves.includes(page[head]!)) return [];
  const count = page.readUInt16BE(head + 3);
  const starts = Array.from({ length: count }, (_, i) => page.readUInt16BE(head + 8 + 2 * i)).sort(
    (a, b) => a - b,
  );
  return starts.map((start, i) => page.subarray(start, starts[i + 1] ?? page.length));
}
