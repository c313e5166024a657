import type { Row } from '../row.ts';
import { fanOut } from './g1-fan-out.ts';
import { delivery } from './g3-delivery.ts';
import { throughput } from './g4-throughput.ts';
import { barePost } from './g5-bare-post.ts';
import { oneByOne } from './g6-one-by-one.ts';
import { snapshot } from './g8-snapshot.ts';
import { catchUp } from './g10-catch-up.ts';
import { frameSize } from './g11-frame.ts';
import { sockets } from './g12-sockets.ts';
import { idle } from './g13-idle.ts';
import { coldStart } from './g14-cold-start.ts';
import { crash } from './g15-crash.ts';
import { rebuild } from './g17-rebuild.ts';
import { weight } from './g18-weight.ts';
import { browser } from './g19-browser.ts';
import { stranger } from './r6-stranger.ts';
import { check } from './s15-check.ts';
import { soak } from './w7-soak.ts';

/** The rows in the order of quality.md's table. */
export const rows: readonly Row[] = [
  ...[fanOut, delivery, throughput, barePost, oneByOne, snapshot, catchUp, frameSize],
  ...[sockets, idle, coldStart, crash, rebuild, weight, browser, check],
  ...[soak, stranger],
];
