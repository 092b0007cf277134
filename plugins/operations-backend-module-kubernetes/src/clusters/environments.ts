const ELSEWHERE = 'production';

/** @internal */
export interface EnvironmentRule {
  environment: string;
  namespaces?: string[];
  clusters?: string[];
}

/** `*` stands for any characters; everything else for itself. */
function asPattern(glob: string): RegExp {
  const parts = glob
    .split('*')
    .map(part => part.replace(/[^\w-]/g, character => `\\${character}`));
  return new RegExp(`^${parts.join('.*')}$`);
}

function matcher(globs: string[] | undefined): (name: string) => boolean {
  if (!globs) return () => true;
  const patterns = globs.map(asPattern);
  return name => patterns.some(pattern => pattern.test(name));
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
