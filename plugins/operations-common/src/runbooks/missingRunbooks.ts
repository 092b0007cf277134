import { MissingRunbook, NamedRef } from '../generated/openapi';

/** An alert, or a rule that may become one. @public */
export interface RunbookAlert {
  name: string;
  /** The id of one that fires. */
  firing?: string;
  service?: NamedRef;
  source?: string;
  /** The address that it names itself. */
  address?: string;
}

/** The same address, however it is written. */
function plainAddress(url: string): string {
  return url.trim().replace(/#.*$/, '').replace(/\/+$/, '');
}

/**
 * Alerts for which there is no runbook, those that fire first, then by name. One that names an address has one where that is
 * known; services that have a runbook for everything need none for each alert.
 *
 * @public
 */
export function missingRunbooks(
  alerts: RunbookAlert[],
  known: {
    /** Names of alerts that there are runbooks for. */
    alerts: ReadonlySet<string>;
    /** Addresses of runbooks. */
    addresses: Iterable<string>;
    /** Entity refs of services that name one. */
    services: ReadonlySet<string>;
    /** Where one would be found. */
    expectedPath: (alert: string) => string | undefined;
  },
): MissingRunbook[] {
  const addresses = new Set([...known.addresses].map(plainAddress));
  const missing = new Map<string, MissingRunbook>();
  for (const { name, firing, service, source, address } of alerts) {
    const found =
      known.alerts.has(name) ||
      (service !== undefined && known.services.has(service.ref)) ||
      (address !== undefined && addresses.has(plainAddress(address)));
    if (found) continue;
    const one = missing.get(name) ?? {
      alert: name,
      services: [],
      source,
      expectedPath: known.expectedPath(name),
    };
    one.alertId ??= firing;
    one.address ??= address;
    if (service && !one.services.some(({ ref }) => ref === service.ref)) {
      one.services.push(service);
    }
    missing.set(name, one);
  }
  return [...missing.values()].sort(
    (a, b) =>
      Number(b.alertId !== undefined) - Number(a.alertId !== undefined) ||
      (a.alert < b.alert ? -1 : 1),
  );
}
