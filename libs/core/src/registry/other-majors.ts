import major from 'semver/functions/major.js';
import type { Plugin } from './registry.js';

/**
 * Within a major a contract only grows, so that whoever relies on it need not know who does it. Of two plugins that do
 * different majors of one contract the first stands; the other is listed with its reason.
 */
export function refuseOtherMajors(plugins: readonly Plugin[]): Plugin[] {
  const first = new Map<string, { readonly id: string; readonly version: string }>();
  return plugins.map((plugin) => {
    const contract = plugin.mechanism?.implements;
    if (!contract) return plugin;
    const { version } = contract;
    const known = first.get(contract.id);
    if (!known) first.set(contract.id, { id: plugin.id, version });
    if (!known || major(known.version) === major(version)) return plugin;
    const reason = `It does ${contract.id} ${version}, and ${known.id} does ${known.version}: two majors of a contract do not stand in one house.`;
    return { ...plugin, state: 'incompatible', reason, mechanism: undefined };
  });
}
