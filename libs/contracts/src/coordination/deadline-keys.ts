/**
 * The keys under which a case's and a whistle's deadlines are armed. They belong to the contract, as the facts do that
 * the deadlines book: whichever mechanism armed one, whoever does coordination then replaces it or takes it back.
 */
export const deadlineKeys = {
  /** The closing of a case in a cycle. */
  due: (caseId: string, cycle: number): string => `due:${caseId}:${String(cycle)}`,
  /** First contact after a dispatch of a cycle, counted from 0. */
  contact: (caseId: string, cycle: number, round: number): string =>
    `contact:${caseId}:${String(cycle)}:${String(round)}`,
  /** The arrival of a called unit. */
  whistle: (whistleId: string, unitId: string): string => `whistle:${whistleId}:${unitId}`,
};
