import {
  OnboardingClusterOption,
  OnboardingOptions,
  policyInWords,
  QUOTA_TIERS,
  quotaInWords,
} from '@operate-first/plugin-operations-common';
import { ClusterBook, SeenCluster } from './ClusterBook';
import { OnboardingConfig } from './config';
import { HeldTree } from './HeldTree';
import { NOT_CONFIGURED } from './OnboardingUnavailableError';

/** What a form offers where nothing is configured. @internal */
export const NOTHING_OFFERED: OnboardingOptions = {
  available: false,
  problem: NOT_CONFIGURED,
  clusters: [],
  environments: [],
  quotas: [],
  delivery: 'none',
};

function capacityOf(
  seen: SeenCluster | undefined,
): Pick<OnboardingClusterOption, 'capacity' | 'problem'> {
  if (!seen) {
    return {
      problem:
        'Nobody watches this cluster: what is free is not known, and nothing can be proved there.',
    };
  }
  const { allocatable, promised, observedAt, problem } = seen;
  const unknown = 'How much of it is free is not known.';
  return {
    ...(allocatable &&
      observedAt !== undefined && {
        capacity: {
          cpu: allocatable.cpu,
          cpuTaken: promised.cpu,
          memory: allocatable.memory,
          memoryTaken: promised.memory,
          observedAt: new Date(observedAt).toISOString(),
        },
      }),
    problem: problem ?? (allocatable ? undefined : unknown),
  };
}

/**
 * What a form may offer, from what is stored.
 *
 * @internal
 */
export class OptionsReader {
  readonly #config: OnboardingConfig;
  readonly #tree: HeldTree;
  readonly #clusters: ClusterBook;

  static create(options: {
    config: OnboardingConfig;
    tree: HeldTree;
    clusters: ClusterBook;
  }): OptionsReader {
    return new OptionsReader(options);
  }

  private constructor(options: {
    config: OnboardingConfig;
    tree: HeldTree;
    clusters: ClusterBook;
  }) {
    this.#config = options.config;
    this.#tree = options.tree;
    this.#clusters = options.clusters;
  }

  async read(): Promise<OnboardingOptions> {
    const { tree: settings, clusters, approval, ...said } = this.#config;
    const seen = await this.#clusters.all();
    const { tree, problem } = this.#tree;
    return {
      // A tree that cannot be read again is still the one that was read last.
      available: tree !== undefined,
      problem,
      clusters: clusters.map(({ name, title, environments }) => ({
        name,
        title: title ?? seen.get(name)?.title,
        flavour:
          settings.clusters.find(cluster => cluster.name === name)?.flavour ??
          'kubernetes',
        environments,
        ...capacityOf(seen.get(name)),
        approval: policyInWords(approval, name),
      })),
      environments: [
        ...new Set(clusters.flatMap(({ environments }) => environments)),
      ],
      quotas: [
        ...QUOTA_TIERS.map(({ name, meaning }) => ({
          tier: name,
          words: `${meaning}: ${quotaInWords({ tier: name })}`,
        })),
        {
          tier: 'custom' as const,
          words: 'Limits of your own, approved by people',
        },
      ],
      delivery: said.delivery,
      template: said.template,
      addresses: said.addresses,
      sources: said.sources,
      repository: settings.repository,
      revision: tree?.revision,
      readAt: tree?.readAt.toISOString(),
    };
  }
}
