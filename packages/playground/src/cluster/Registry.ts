import { apiVersionOf, Kind, KINDS } from './kinds';
import { CustomResource } from './schema';

/** The kinds of a cluster: those of every cluster, and those that definitions add. @internal */
export class Registry {
  readonly #kinds: Kind[] = [...KINDS];

  private constructor() {}

  static create(): Registry {
    return new Registry();
  }

  get kinds(): readonly Kind[] {
    return this.#kinds;
  }

  find(group: string, version: string, plural: string): Kind | undefined {
    return this.#kinds.find(
      kind =>
        kind.group === group &&
        kind.version === version &&
        kind.plural === plural,
    );
  }

  /** The kind of an object that says its `apiVersion` and `kind`. */
  ofObject(apiVersion: string, name: string): Kind | undefined {
    return this.#kinds.find(
      kind => kind.kind === name && apiVersionOf(kind) === apiVersion,
    );
  }

  builtIn(plural: string): Kind {
    const found = KINDS.find(kind => kind.plural === plural);
    if (!found) throw new Error(`There is no kind ${plural}.`);
    return found;
  }

  /** Serves what a CustomResourceDefinition describes, its last served version. */
  define({ group, names, scope, versions }: CustomResource): void {
    this.forget(group, names.plural);
    const served = versions.filter(version => version.served);
    for (const { name, subresources, additionalPrinterColumns } of served) {
      this.#kinds.push({
        group,
        version: name,
        kind: names.kind,
        plural: names.plural,
        shortNames: names.shortNames,
        namespaced: scope === 'Namespaced',
        categories: names.categories,
        subresources: subresources?.status ? ['status'] : [],
        custom: { columns: additionalPrinterColumns },
      });
    }
  }

  forget(group: string, plural: string): void {
    const others = this.#kinds.filter(
      kind => !(kind.custom && kind.group === group && kind.plural === plural),
    );
    this.#kinds.splice(0, this.#kinds.length, ...others);
  }
}
