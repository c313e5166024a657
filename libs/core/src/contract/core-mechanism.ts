import { defineMechanism } from '@heli/sdk';
import type { OrganisationTree } from '../organisation/tree.js';
import { sdkVersion } from '../registry/version.js';
import { core } from './core-contract.js';
import { accessAnswers } from './access-answers.js';
import { accountHandlers, tokenHandlers } from './access-handlers.js';
import { erasureAnswers, erasureHandlers } from './erasure-handlers.js';
import { auditAnswers } from './audit-answers.js';
import { houseSettings } from './house-settings.js';
import type { KernelParts } from './kernel-parts.js';
import { mechanismAnswers, mechanismHandlers } from './mechanism-handlers.js';
import { noticeAnswers, noticeHandlers } from './notice-handlers.js';
import { settingsAnswers, settingsHandlers } from './settings-handlers.js';
import { partyAnswers, partyHandlers } from './party-handlers.js';
import { permissionAnswers } from './permission-answers.js';
import { repairAnswers } from './repair-answers.js';
import { sceneAnswers, sceneHandlers } from './scene-handlers.js';
import { viewAnswers, viewHandlers } from './view-handlers.js';
import { tieHandlers } from './tie-handlers.js';
import { organisationAnswers, organisationHandlers } from './organisation-handlers.js';

/** The kernel as a mechanism: always active, written against the same SDK. */
export const coreMechanism = (parts: KernelParts, tree: OrganisationTree) =>
  defineMechanism({
    id: 'core',
    version: '1.0.0',
    sdk: `^${sdkVersion}`,
    implements: core,
    settings: houseSettings,
    entities: [],
    migrations: [],
    commands: {
      ...organisationHandlers(parts.database, tree),
      ...partyHandlers(parts.database, tree),
      ...accountHandlers(parts.database, tree),
      ...tieHandlers(parts.database, tree),
      ...tokenHandlers(parts.database, tree),
      ...mechanismHandlers(parts),
      ...settingsHandlers(parts),
      ...viewHandlers(parts.database),
      ...sceneHandlers(parts),
      ...noticeHandlers(parts.database),
      ...erasureHandlers(parts.database, tree, parts.erasure),
    },
    queries: {
      ...organisationAnswers(parts.database, tree),
      ...partyAnswers(parts.database, tree),
      ...mechanismAnswers(parts),
      ...settingsAnswers(parts),
      ...viewAnswers(parts.database),
      ...sceneAnswers(parts),
      ...repairAnswers(parts),
      ...permissionAnswers(parts.registry),
      ...auditAnswers(parts.database, tree, parts.registry),
      ...accessAnswers(parts.database, tree),
      ...noticeAnswers(parts.database, tree),
      ...erasureAnswers(parts.database, tree),
    },
    locales: core.locales,
  });
