/** Why the process can't start or go on, as one sentence for a person, with what to do. Ends with exit code 1. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
