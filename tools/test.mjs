#!/usr/bin/env node
import './lib/node-version.mjs';
import { build } from './lib/build.mjs';
import { chromium } from './lib/chromium.mjs';
import { install } from './lib/install.mjs';
import { locked } from './lib/lock.mjs';
import { postgres } from './lib/postgres.mjs';
import { Trouble, main, say, seconds } from './lib/say.mjs';
import { run } from './lib/suite.mjs';
import { suites } from './lib/suites.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
/** Said again at the end, where a reader of a long log looks first. */
const failures = [];
const wanted = 15 * 60;

function add(tally) {
  for (const key of Object.keys(total)) total[key] += tally[key];
  failures.push(...tally.notes.filter((note) => note.startsWith('failed: ')));
}

/** Installing or building that fails is a failed check like any other. */
async function prepare(name, budget, work) {
  const start = performance.now();
  try {
    await locked(work);
    return true;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(error.message);
    add({ passed: 0, failed: 1, skipped: 0, notes: [`failed: ${name}`] });
    return false;
  } finally {
    say(`── ${name}: ${seconds(start)} of ${budget} s`);
  }
}

/** A suite on a server of its own; where there is none, it counts as one that was skipped, and a sentence says why. */
async function onPostgres(work) {
  const server = await postgres();
  if (!server) return { passed: 0, failed: 0, skipped: 1, notes: [] };
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/** Runs one suite, says what came of it, and counts it. */
async function one(suite, { built, browser, more }) {
  const start = performance.now();
  if (suite.needs?.includes('build') && !built) {
    say(`── ${suite.name}: not run, since the build failed`);
    add({ passed: 0, failed: 1, skipped: 0, notes: [`failed: ${suite.name} had no build to run on`] });
    return;
  }
  const path = suite.needs?.includes('chromium') ? await browser : undefined;
  say(`\n── ${suite.name} …`);
  const extra = { ...suite.extra, ...(path && { HELI_CHROMIUM: path }) };
  const tally = suite.needs?.includes('postgres')
    ? await onPostgres((url) => run(suite, { more, extra: { ...extra, HELI_TEST_POSTGRES: url } }))
    : await run(suite, { more, extra });
  add(tally);
  for (const note of tally.notes) say(`   ${note}`);
  const { passed, failed, skipped } = tally;
  say(
    `── ${suite.name}: ${seconds(start)} of ${suite.budget} s · ${passed} passed, ${failed} failed, ${skipped} skipped`,
  );
}

/** One after the other: two at once took as long, since a browser that waits longer draws more. */
async function inOrder(chosen, more) {
  const browser = chosen.some((suite) => suite.needs?.includes('chromium')) ? chromium() : undefined;
  const built =
    chosen.some((suite) => suite.needs?.includes('build')) && (await prepare('build', 120, build));
  for (const suite of chosen) await one(suite, { built, browser, more });
}

main(async ([name, ...more]) => {
  const start = performance.now();
  if (await prepare('install', 300, install)) {
    const all = suites();
    const chosen = name ? all.filter((suite) => suite.name === name) : all;
    if (chosen.length === 0)
      throw new Trouble(
        `There is no suite "${name}". There are: ${all.map((suite) => suite.name).join(', ')}.`,
      );
    await inOrder(chosen, more);
  }
  say(`\n── everything: ${seconds(start)} of ${wanted} s`);
  for (const note of failures) say(note);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
});
