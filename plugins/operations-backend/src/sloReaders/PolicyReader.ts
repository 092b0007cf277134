import { Entity } from '@backstage/catalog-model';
import {
  BudgetPolicy,
  budgetPolicy,
  BudgetPolicyStep,
  OPERATIONS_ANNOTATIONS,
  ReleaseGate,
  releaseGate,
  Slo,
} from '@operate-first/plugin-operations-common';
import { parsePolicySteps } from './schema';

/** @internal */
export interface PolicyConfig {
  /** What holds for services that say nothing themselves. */
  steps: BudgetPolicyStep[];
  /** Whether releases wait while nobody knows what is left. */
  blockWhenUnknown: boolean;
}

/**
 * Says what the team of a service does as its budget shrinks. Only the environments that decide its headline health
 * count.
 *
 * @internal
 */
export class PolicyReader {
  readonly #config: PolicyConfig;
  readonly #headlineEnvironments: string[];

  static create(options: {
    policy: PolicyConfig;
    headlineEnvironments: string[];
  }): PolicyReader {
    return new PolicyReader(options.policy, options.headlineEnvironments);
  }

  private constructor(config: PolicyConfig, headlineEnvironments: string[]) {
    this.#config = config;
    this.#headlineEnvironments = headlineEnvironments;
  }

  /** The policy as it stands; undefined where nobody wrote one. */
  policy(entity: Entity, slos: Slo[]): BudgetPolicy | undefined {
    const { steps } = this.#config;
    const counting = this.#counting(slos);
    const written =
      entity.metadata.annotations?.[OPERATIONS_ANNOTATIONS.budgetPolicy];
    if (written === undefined) {
      return steps.length > 0
        ? budgetPolicy(steps, counting, 'configuration')
        : undefined;
    }
    const read = parsePolicySteps(written);
    if (read.ok) return budgetPolicy(read.value, counting, 'annotation');
    return {
      ...budgetPolicy(steps, counting, 'configuration'),
      problem: `The annotation ${OPERATIONS_ANNOTATIONS.budgetPolicy} cannot be followed: ${read.message}`,
    };
  }

  gate(entity: Entity, slos: Slo[]): ReleaseGate {
    const { blockWhenUnknown } = this.#config;
    return releaseGate(this.policy(entity, slos), this.#counting(slos), {
      blockWhenUnknown,
    });
  }

  #counting(slos: Slo[]): Slo[] {
    return slos.filter(({ environment }) =>
      this.#headlineEnvironments.includes(environment),
    );
  }
}
