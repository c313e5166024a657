import { at } from './paths.mjs';

/** Arguments of the pinned Node that run a target in every project, cached. */
export const nx = (target) => [
  at('node_modules/nx/dist/bin/nx.js'),
  'run-many',
  '-t',
  target,
  '--output-style=static',
];

/** Of all that Nx repeats, what the failed tasks said: npm's echo of the failure says nothing new. */
export function complaint(output) {
  const [, list = ''] = /^Failed tasks:\n\n((?:- .*\n)+)/m.exec(output) ?? [];
  const failed = [...list.matchAll(/^- (\S+)/gm)].map(([, task]) => task);
  const parts = output.split(/^(?=> nx run |\s*NX {3})/m);
  const theirs = parts.filter((part) => failed.some((task) => part.startsWith(`> nx run ${task}\n`)));
  const told = theirs
    .join('')
    .replaceAll(/^npm (error|warn).*\n/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n');
  return theirs.length > 0 ? told.trim() : output.trim();
}
