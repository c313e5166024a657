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

/** Two at a time, each lane taking the next that nobody has taken. */
async function inTwoLanes(suites, work) {
  const left = [...suites];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next);
  };
  await Promise.all([lane(), lane()]);
}

/** One after the other, then two by two those that wait more than they work. */
async function inOrder(chosen, more) {
  const browser = chosen.some((suite) => suite.needs?.includes('chromium')) ? chromium() : undefined;
  const built =
    chosen.some((suite) => suite.needs?.includes('build')) && (await prepare('build', 120, build));
  const work = (suite) => one(suite, { built, browser, more });
  // The long ones first, so that both lanes end together.
  const waiting = chosen.filter((suite) => suite.waits).sort((a, b) => b.budget - a.budget);
  for (const suite of chosen) if (!suite.waits) await work(suite);
  await inTwoLanes(waiting, work);
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
