import { SliDefinition } from '@operate-first/plugin-operations-common';
import { SliPlan, SliSource } from '@operate-first/plugin-operations-node';

const NOT_PLANNED: SliPlan = {
  ok: false,
  problem: {
    code: 'operations.no-plan',
    message: 'The source of the SLI could not make a query of it.',
    remedy: 'The log of the portal says more.',
  },
};

/**
 * What measures SLIs.
 *
 * @internal
 */
export class SliSourceSet {
  readonly #sources = new Map<string, SliSource>();

  static create(sources: SliSource[] = []): SliSourceSet {
    const set = new SliSourceSet();
    for (const source of sources) set.add(source);
    return set;
  }

  private constructor() {}

  add(source: SliSource): void {
    if (this.#sources.has(source.id)) {
      throw new Error(`There are two sources of SLIs with the id ${source.id}`);
    }
    this.#sources.set(source.id, source);
  }

  get(id: string): SliSource | undefined {
    return this.#sources.get(id);
  }

  /** The first plan that a source makes of an SLI, or why there is none. */
  plan(sli: SliDefinition): { plan: SliPlan; source?: string } {
    for (const source of this.#sources.values()) {
      try {
        const plan = source.plan(sli);
        if (plan) return { plan, source: source.id };
      } catch {
        return { plan: NOT_PLANNED, source: source.id };
      }
    }
    const types = [...new Set(queryTypesOf(sli))].join(', ');
    return {
      plan: {
        ok: false,
        problem: {
          code: 'operations.no-source',
          message: `Nothing in this portal measures data sources of type ${types}.`,
          remedy:
            'Use the type Prometheus or Operations, or install a module that knows the type.',
        },
      },
    };
  }
}

function queryTypesOf({ measure }: SliDefinition): string[] {
  const queries =
    measure.kind === 'ratio'
      ? [measure.total, measure.good, measure.bad]
      : [measure.query];
  return queries.flatMap(query => query?.type ?? []);
}
