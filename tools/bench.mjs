#!/usr/bin/env node
import './lib/node-version.mjs';
import { bootstrap } from './lib/bootstrap.mjs';
import { become } from './lib/run.mjs';
import { main } from './lib/say.mjs';

main(async (args) => {
  await bootstrap();
  return become(['tests/bench/run.mjs', ...args]);
});
