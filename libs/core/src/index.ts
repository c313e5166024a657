export { installation, systemActor, type Actor, type RoleGrant } from './access/actor.js';
export { newToken } from './access/secret.js';
export { SteppedClock, systemClock, type Clock } from './clock/clock.js';
export { isLoopback, isNearby, type TlsFiles } from './config/address.js';
export { databaseFile, readConfig, type Config } from './config/environment.js';
export { core } from './contract/core-contract.js';
export { StartFault } from './config/start-fault.js';
export { DataLock, type Holder } from './database/lock.js';
export { defaultBreakerRules, type BreakerRules } from './fault/breaker.js';
export { MechanismFault, MechanismPaused, StorageFault } from './fault/faults.js';
export { Words, languageOf } from './http/problem.js';
export { Kernel, type KernelOptions, type Notices } from './kernel.js';
export { restoreFiles } from './operation/backup-files.js';
export { operations } from './operation/operations.js';
export { restore } from './operation/restore.js';

export { discoverPlugins } from './registry/discover.js';
export type { Plugin } from './registry/registry.js';
