/** Progress goes to stderr: stdout belongs to what was asked for. */
export const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** Something the user can cure: shown as its sentence, never as a stack. */
export class Trouble extends Error {}

/** Runs an entry point; its number is the exit code. */
export async function main(run) {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    say(error instanceof Trouble ? error.message : `Unexpected: ${error.stack}`);
    process.exitCode = 1;
  }
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
