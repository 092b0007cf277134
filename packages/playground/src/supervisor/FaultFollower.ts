import { Fault } from '../faults';
import { FaultsByService } from '../gitops/CommittedFaults';
import { ServiceStatus } from './ServiceState';

/** What it does with services. @internal */
export interface BreakableServices {
  status(): ServiceStatus[];
  break(name: string, fault: Fault): Promise<unknown>;
  heal(name: string): Promise<unknown>;
}

/**
 * Breaks and heals services as commits say. It acts where commits change something: what is healed by hand meanwhile stays
 * healed, and what was broken by hand in another way is not healed by a commit.
 *
 * @internal
 */
export class FaultFollower {
  readonly #services: BreakableServices;
  readonly #log: (line: string) => void;
  #last: FaultsByService = {};
  #done: Promise<void> = Promise.resolve();

  private constructor(
    services: BreakableServices,
    log: (line: string) => void,
  ) {
    this.#services = services;
    this.#log = log;
  }

  static create(
    services: BreakableServices,
    log: (line: string) => void,
  ): FaultFollower {
    return new FaultFollower(services, log);
  }

  /** Resolves when the services are as the commits say. */
  follow(faults: FaultsByService): Promise<void> {
    const before = this.#last;
    this.#last = faults;
    const names = new Set([...Object.keys(before), ...Object.keys(faults)]);
    this.#done = this.#done.then(async () => {
      for (const name of names) {
        if (before[name] !== faults[name]) {
          await this.#change(name, before[name], faults[name]);
        }
      }
    });
    return this.#done;
  }

  async #change(name: string, was?: Fault, fault?: Fault): Promise<void> {
    const status = this.#services.status().find(each => each.name === name);
    try {
      if (fault === undefined) {
        if (status?.fault === was) await this.#services.heal(name);
      } else if (status?.fault !== fault) {
        // One that is dead cannot be broken.
        if (status?.state === 'stopped') await this.#services.heal(name);
        await this.#services.break(name, fault);
      }
    } catch (error) {
      this.#log(`${name} does not follow its commit: ${error}`);
    }
  }
}
