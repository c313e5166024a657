import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the house's own packages lie. */
function modulesFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'node_modules');
    if (existsSync(join(found, '@heli', 'sdk'))) return found;
  }
  throw new Error('The house does not find its own packages.');
}

/** Lets packages in a folder find the house's own, so that they stand on the very same SDK. */
export function linkModules(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const link = join(folder, 'node_modules');
  rmSync(link, { force: true });
  symlinkSync(modulesFolder(), link, 'junction');
}
