import { answer } from '@heli/sdk';
import { installation } from '../access/actor.js';
import { nearness } from '../organisation/nearness.js';
import { endingSoon } from '../repair/ending.js';
import {
  failedDeliveries,
  failedPlugins,
  oldBackup,
  pausedWork,
  troubledWalls,
  unknownHolidays,
} from '../repair/find.js';
import { houseSettings, type HouseRules } from './house-settings.js';
import type { KernelParts } from './kernel-parts.js';
import { repairQueries as queries } from './repair-contract.js';

export const repairAnswers = (parts: KernelParts) => ({
  repairs: answer(queries.repairs, async (ctx) => {
    const { database, guard, registry, tree, activation, demonstration } = parts;
    const today = ctx.clock.dayOf(ctx.now);
    const near = nearness(tree, ctx.organisation, today);
    const isBelow = (code: string): boolean => ctx.organisation === installation || near.below(code);
    const { backupDays } = activation.settingsOf('core', installation).read(houseSettings) as HouseRules;
    const found = [
      ...failedPlugins(registry().plugins),
      ...pausedWork(
        guard.breakers.list().filter(({ organisation }) => organisation === '' || isBelow(organisation)),
      ),
      ...(await troubledWalls(database, ctx.now, isBelow)),
      ...unknownHolidays(today),
      ...(demonstration ? [] : await oldBackup(database, ctx.now, backupDays)),
      ...(await failedDeliveries(database, ctx.now)),
      ...(await endingSoon(ctx, registry(), today)),
    ];
    return found.sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
  }),
});
