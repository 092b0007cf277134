import { Ask, Problem } from '../finding/Ask';
import { ANNOTATIONS } from '../schema';
import { blindSpots, isListed, isPartlyOut } from './readiness';
import { WatchedCluster } from './WatchedCluster';

function listed(names: string[]): string {
  return names.length > 5
    ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
    : names.join(', ');
}

function hiddenPlace(namespace: string): Problem {
  return {
    field: ANNOTATIONS.namespace,
    value: namespace,
    message: 'The portal shows nothing of this namespace.',
    remedy:
      'Ask those who run the portal whether it may (operations.kubernetes.hiddenNamespaces).',
  };
}

/** All clusters together: what only one of them may say, and what only all of them know. @internal */
export class Fleet {
  readonly #clusters = new Map<string, WatchedCluster>();
  readonly #isHidden: (namespace: string) => boolean;

  private constructor(isHidden: (namespace: string) => boolean) {
    this.#isHidden = isHidden;
  }

  static create(options?: {
    isHidden?: (namespace: string) => boolean;
  }): Fleet {
    return new Fleet(options?.isHidden ?? (() => false));
  }

  add(cluster: WatchedCluster): void {
    this.#clusters.set(cluster.name, cluster);
  }

  remove(name: string): void {
    this.#clusters.get(name)?.end();
    this.#clusters.delete(name);
  }

  get(name: string): WatchedCluster | undefined {
    return this.#clusters.get(name);
  }

  all(): WatchedCluster[] {
    return [...this.#clusters.values()];
  }

  /** One of those that can be heard tells what concerns no single cluster. */
  isSpokesman(name: string): boolean {
    const [first] = this.all()
      .filter(({ state }) => state?.status === 'watching' && isListed(state))
      .map(cluster => cluster.name)
      .sort();
    return first === name;
  }

  /** What is wrong where a service is found nowhere; undefined where it is, or may be where we cannot see. */
  problemOf(ask: Ask): Problem | undefined {
    const clusters = this.all().filter(
      ({ name }) => ask.cluster === undefined || ask.cluster === name,
    );
    if (clusters.length === 0) return this.#noSuchCluster(ask);
    if (ask.namespace && this.#isHidden(ask.namespace)) {
      return hiddenPlace(ask.namespace);
    }
    const watched = clusters.filter(
      ({ state }) => state && state.status !== 'unwatchable',
    );
    const isUncertain = watched.some(
      ({ state }) =>
        !state ||
        state.status !== 'watching' ||
        !isListed(state) ||
        isPartlyOut(state) ||
        blindSpots(state).length > 0,
    );
    if (isUncertain || watched.some(({ finder }) => finder.finds(ask))) {
      return undefined;
    }
    return watched.length > 0
      ? this.#nothingFound(ask, watched)
      : this.#nobodyLooks(ask, clusters);
  }

  #noSuchCluster({ cluster }: Ask): Problem {
    const names = this.all()
      .map(({ name }) => name)
      .sort();
    return {
      field: ANNOTATIONS.cluster,
      value: cluster,
      message: 'The portal knows no cluster of this name.',
      remedy: `Write the name of one that it knows (${listed(
        names,
      )}), or leave the annotation out.`,
    };
  }

  #nothingFound(ask: Ask, clusters: WatchedCluster[]): Problem {
    const { field, value, selector, namespace } = ask;
    const where = listed(clusters.map(({ name }) => name).sort());
    const place = namespace ? ` in namespace ${namespace}` : '';
    return {
      field,
      value,
      message: `Nothing that runs has the labels ${selector}${place}; looked for in ${where}.`,
      remedy:
        field === ANNOTATIONS.id
          ? `Give the workloads and their pods the label ${ANNOTATIONS.id}: ${value}, or write a selector that they have, for example ${ANNOTATIONS.selector}: app=${value}.`
          : `Write labels that the workloads have, for example ${ANNOTATIONS.selector}: app=payments; kubectl get deployments --show-labels lists them.`,
    };
  }

  #nobodyLooks({ field, value }: Ask, clusters: WatchedCluster[]): Problem {
    const names = listed(clusters.map(({ name }) => name).sort());
    return {
      field,
      value,
      message: `Nobody can look for it: ${names} cannot be watched without an account.`,
      remedy:
        'Ask those who run the portal to give it an account there (operations.kubernetes.accounts).',
    };
  }
}
