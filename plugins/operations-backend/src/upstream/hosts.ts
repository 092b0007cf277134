import { Config } from '@backstage/config';

/**
 * Hosts of the integrations that are configured, each once: nothing else is linked or asked.
 *
 * @internal
 */
export function integrationHosts(root: Config): string[] {
  const integrations = root.getOptionalConfig('integrations');
  const hosts = (integrations?.keys() ?? []).flatMap(kind => {
    const entries = integrations?.getOptional(kind);
    if (!Array.isArray(entries)) return [];
    return (integrations?.getConfigArray(kind) ?? []).flatMap(
      entry => entry.getOptionalString('host') ?? [],
    );
  });
  return [...new Set(hosts)].sort();
}
