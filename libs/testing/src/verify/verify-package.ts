import { openPackage } from '@heli/core';
import type { AnyMechanism } from '@heli/sdk';
import { AtWork, declaredChecks, workChecks, type Check } from '../conformance/mechanism/checks.js';
import { testZone } from '../house.js';
import { onSqlite } from '../test-database.js';
import { wrongDrawings, type Drawing } from './drawing.js';
import { packageChecks } from './package-checks.js';

/** What came of one check: nothing found is well. */
export interface Checked {
  readonly name: string;
  readonly findings: readonly string[];
}

/** What `heli verify` tells of a package. */
export interface Report {
  /** Undefined where it could not be loaded. */
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly contract: string | undefined;
  /** On which database it was at work. */
  readonly database: 'sqlite' | 'postgresql';
  readonly checks: readonly Checked[];
}

async function carryOut<Looked>(checks: readonly Check<Looked>[], looked: Looked): Promise<Checked[]> {
  const done: Checked[] = [];
  // One after the other: a mechanism at work is one house.
  for (const { name, find } of checks) done.push({ name, findings: await find(looked) });
  return done;
}

const drawingChecks: readonly Check<Drawing>[] = [
  { name: 'draws its own tiles from whatever may come', find: wrongDrawings },
];

async function atWork(mechanism: AnyMechanism): Promise<Checked[]> {
  const work = await AtWork.open(mechanism);
  try {
    return await carryOut(workChecks, work);
  } finally {
    await work.close();
  }
}

/**
 * All that a package keeps to, whoever wrote it: its files, what it declares, and what it does in a house of its own.
 * @param source a folder, or what `npm pack` wrote
 * @throws Refusal where there is no package
 */
export async function verifyPackage(source: string): Promise<Report> {
  const database = onSqlite ? 'sqlite' : 'postgresql';
  const opened = await openPackage(source, { dialect: database, zone: testZone });
  try {
    const files = await carryOut(packageChecks, opened.folder);
    const { plugin } = opened;
    const { mechanism } = plugin ?? {};
    const loaded: Checked = {
      name: 'is loaded',
      findings: mechanism ? [] : [plugin?.reason ?? 'package.json names no mechanism in "heli.mechanism".'],
    };
    const checks = [...files, loaded];
    if (mechanism)
      checks.push(
        ...(await carryOut(declaredChecks, mechanism)),
        ...(await carryOut(drawingChecks, { mechanism, ui: plugin?.ui })),
        ...(await atWork(mechanism)),
      );
    return {
      ...{ id: mechanism?.id, version: mechanism?.version, contract: mechanism?.implements.id },
      ...{ database, checks },
    };
  } finally {
    await opened.close();
  }
}
