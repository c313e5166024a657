import { build } from './build.mjs';
import { install } from './install.mjs';
import { locked } from './lock.mjs';

/** From a fresh clone to something that runs; does nothing when nothing is missing. */
export const bootstrap = () =>
  locked(async () => {
    await install();
    await build();
  });
