/** The code of a system's error, such as `ENOENT`. */
export const systemCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;

/** Whether a file system says that something is not there. */
export const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT';
