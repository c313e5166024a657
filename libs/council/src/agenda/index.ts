/** Commands, queries and reactions of this part; libs/council/src/index.ts puts them together. */
export const commands = {};
export const queries = {};
export const reactions = [];
