/** Why a file can't be used, by SQLite's primary result code. */
const openFaults: Readonly<Record<number, string>> = {
  8: 'is read-only for this user: give it write permission or name another HELI_DATA',
  11: 'is corrupt: restore a backup with "npm run heli -- restore"',
  13: 'lies on a full disk: free some space',
  14: "can't be opened: check that the folder exists and is writable, or name another HELI_DATA",
  26: 'is no Heli log: name another HELI_DATA or restore a backup',
};

/** The sentence for a person about a log file that can't be opened. */
export function sentenceFor(file: string, error: unknown): string {
  const code =
    typeof error === 'object' && error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  const system = typeof error === 'object' && error && 'code' in error ? String(error.code) : '';
  if (system === 'EACCES' || system === 'EROFS' || system === 'EPERM')
    return `The data folder ${file} ${openFaults[8]!}.`;
  if (system === 'ENOTDIR' || system === 'EEXIST')
    return `The data folder of ${file} is a file: name another HELI_DATA.`;
  if (system === 'ENOSPC') return `The data folder ${file} ${openFaults[13]!}.`;
  const known = code === undefined ? undefined : openFaults[code];
  return known
    ? `The log ${file} ${known}.`
    : `The log ${file} can't be used: ${error instanceof Error ? error.message : 'unknown fault'}.`;
}
