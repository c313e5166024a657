const longest = 400;

/** What was thrown, and where: in a plugin's code with its file and line. */
export const saidBy = (error: unknown): string =>
  String((error as Error | undefined)?.stack ?? error).slice(0, longest);
