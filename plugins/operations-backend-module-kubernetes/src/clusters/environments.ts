import { matchesAny } from './globs';

const ELSEWHERE = 'production';

/** @internal */
export interface EnvironmentRule {
  environment: string;
  namespaces?: string[];
  clusters?: string[];
}

function matcher(globs: string[] | undefined): (name: string) => boolean {
  return globs ? matchesAny(globs) : () => true;
}

/** Which environment a place is: the first rule that matches wins. @internal */
export class Environments {
  readonly #rules: Array<
    (cluster: string, namespace: string) => string | undefined
  >;

  private constructor(rules: EnvironmentRule[]) {
    this.#rules = rules.map(({ environment, namespaces, clusters }) => {
      const ofCluster = matcher(clusters);
      const ofNamespace = matcher(namespaces);
      return (cluster, namespace) =>
        ofCluster(cluster) && ofNamespace(namespace) ? environment : undefined;
    });
  }

  static create(rules: EnvironmentRule[]): Environments {
    return new Environments(rules);
  }

  of(cluster: string, namespace = ''): string {
    for (const rule of this.#rules) {
      const environment = rule(cluster, namespace);
      if (environment) return environment;
    }
    return ELSEWHERE;
  }
}
