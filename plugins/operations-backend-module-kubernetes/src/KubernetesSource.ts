import { createHash } from 'node:crypto';
import {
  ObservationSource,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import { ClusterRun, ClusterRunOptions } from './observing/ClusterRun';

const LONGEST_ID = 64;
const HASH = 12;

/** Stable, and short enough for the core however long the name of the cluster is. @internal */
export function sourceIdOf(cluster: string): string {
  const id = `kubernetes:${cluster}`;
  if (id.length <= LONGEST_ID) return id;
  const digest = createHash('sha256').update(cluster).digest('hex');
  return `${id.slice(0, LONGEST_ID - HASH - 1)}-${digest.slice(0, HASH)}`;
}

/**
 * What runs in one cluster.
 *
 * @internal
 */
export class KubernetesSource implements ObservationSource {
  readonly id: string;
  readonly title: string;
  readonly #options: Omit<ClusterRunOptions, 'sourceId'>;

  private constructor(
    options: Omit<ClusterRunOptions, 'sourceId'>,
    title: string,
  ) {
    this.id = sourceIdOf(options.clusterName);
    this.title = `Kubernetes ${title}`;
    this.#options = options;
  }

  static create(
    options: Omit<ClusterRunOptions, 'sourceId'> & { title?: string },
  ): KubernetesSource {
    const { title, ...rest } = options;
    return new KubernetesSource(rest, title ?? rest.clusterName);
  }

  async start(context: SourceContext): Promise<void> {
    await ClusterRun.start(context, { ...this.#options, sourceId: this.id });
  }
}
