import { ConflictError } from '@backstage/errors';
import {
  FixFollower,
  TicketSystem,
} from '@operate-first/plugin-operations-node';

/** Where incidents get tickets, and what knows how far a fix is, as modules have added it. @internal */
export class TicketSystemSet {
  readonly #systems = new Map<string, TicketSystem>();
  readonly #followers: FixFollower[] = [];

  static create(): TicketSystemSet {
    return new TicketSystemSet();
  }

  private constructor() {}

  add(system: TicketSystem): void {
    if (this.#systems.has(system.id)) {
      throw new ConflictError(
        `There are two systems of tickets with the id ${system.id}`,
      );
    }
    this.#systems.set(system.id, system);
  }

  addFollower(follower: FixFollower): void {
    this.#followers.push(follower);
  }

  list(): TicketSystem[] {
    return [...this.#systems.values()];
  }

  followers(): FixFollower[] {
    return [...this.#followers];
  }
}
