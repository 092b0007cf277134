import { Fault } from '../faults';

const PRODUCTION = '-production';

/** What is broken by commits, by the names of the services. @internal */
export type FaultsByService = Record<string, Fault>;

/**
 * Gathers from all clusters what was committed to be broken. There is one process for production: a service that is
 * broken in one cluster is broken in all.
 *
 * @internal
 */
export class CommittedFaults {
  readonly #faults = new Map<string, { service: string; fault: Fault }>();
  readonly #changed: (faults: FaultsByService) => void;

  private constructor(changed: (faults: FaultsByService) => void) {
    this.#changed = changed;
  }

  static create(changed: (faults: FaultsByService) => void): CommittedFaults {
    return new CommittedFaults(changed);
  }

  /** What a cluster has now of an Application, whose name ends in that of its namespace. */
  set(cluster: string, app: string, fault: Fault | undefined): void {
    if (!app.endsWith(PRODUCTION)) return;
    const key = `${cluster} ${app}`;
    if (this.#faults.get(key)?.fault === fault) return;
    const service = app.slice(0, -PRODUCTION.length);
    if (fault) this.#faults.set(key, { service, fault });
    else this.#faults.delete(key);
    this.#changed(
      Object.fromEntries(
        [...this.#faults.values()].map(each => [each.service, each.fault]),
      ),
    );
  }
}
