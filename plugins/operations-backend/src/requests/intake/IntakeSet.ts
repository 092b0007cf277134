import { InputError } from '@backstage/errors';
import { IntakeSystem } from '@operate-first/plugin-operations-node';
import { IntakeConfig, IntakeRepository } from './config';

/** A repository in which people ask, and what talks to it. @internal */
export interface IntakePlace extends IntakeRepository {
  system: IntakeSystem;
}

/** What talks to repositories in which people ask. @internal */
export class IntakeSet {
  readonly #systems: IntakeSystem[] = [];

  static create(): IntakeSet {
    return new IntakeSet();
  }

  private constructor() {}

  add(system: IntakeSystem): void {
    if (this.#systems.some(({ id }) => id === system.id)) {
      throw new Error(`There are two systems of intake ${system.id}.`);
    }
    this.#systems.push(system);
  }

  /** @throws InputError where a repository is one of no system. */
  places({ repositories }: IntakeConfig): IntakePlace[] {
    return repositories.map(repository => {
      const system = this.#systems.find(one => one.knows(repository.url));
      if (system) return { ...repository, system };
      throw new InputError(
        `operations.intake.repositories names ${repository.url}, of which no integration knows. Name its host in integrations.github, and the repository as in https://github.com/example/support.`,
      );
    });
  }
}
