import { CatalogBook } from './CatalogBook';
import { OnboardingReader } from './checks/model';
import { serviceRef } from './checks/refs';
import { ClusterBook } from './ClusterBook';
import { TreeAtRevision } from './HeldTree';

/** What could be a folder of the tree. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

function hasFolder({ texts }: Pick<TreeAtRevision, 'texts'>, folder: string) {
  for (const path of texts.keys()) if (path.startsWith(folder)) return true;
  return false;
}

/**
 * Which names visitors must not learn to be taken: those of services that they may not see, and of namespaces in which they
 * see none.
 *
 * @internal
 */
export class Discretion {
  readonly #catalog: CatalogBook;
  readonly #clusters: ClusterBook;

  static create(options: {
    catalog: CatalogBook;
    clusters: ClusterBook;
  }): Discretion {
    return new Discretion(options.catalog, options.clusters);
  }

  private constructor(catalog: CatalogBook, clusters: ClusterBook) {
    this.#catalog = catalog;
    this.#clusters = clusters;
  }

  /** Those of these services that are there and that the reader may not see. */
  async hiddenServices(
    names: string[],
    tree: Pick<TreeAtRevision, 'texts'>,
    { maySee }: Pick<OnboardingReader, 'maySee'>,
  ): Promise<string[]> {
    const possible = [...new Set(names)].filter(name => NAME.test(name));
    const entities = await this.#catalog.find(possible.map(serviceRef));
    const hidden = await Promise.all(
      possible.map(async name => {
        const ref = serviceRef(name);
        const isThere =
          entities.has(ref) || hasFolder(tree, `services/${name}/`);
        return isThere && !(await maySee(ref)) ? [name] : [];
      }),
    );
    return hidden.flat();
  }

  /** Those of these namespaces that are there and in which the reader sees no service. */
  async hiddenNamespaces(
    names: string[],
    tree: Pick<TreeAtRevision, 'texts'>,
    { maySee }: Pick<OnboardingReader, 'maySee'>,
  ): Promise<string[]> {
    const clusters = [...(await this.#clusters.all()).values()];
    const possible = [...new Set(names)].filter(name => NAME.test(name));
    const hidden = await Promise.all(
      possible.map(async name => {
        const services = await this.#clusters.servicesIn(name);
        const isThere =
          services.length > 0 ||
          clusters.some(({ namespaces }) => namespaces.has(name)) ||
          hasFolder(tree, `cluster-scope/base/core/namespaces/${name}/`);
        if (!isThere) return [];
        const seen = await Promise.all(services.map(ref => maySee(ref)));
        return seen.includes(true) ? [] : [name];
      }),
    );
    return hidden.flat();
  }
}

/** A tree without the folders of some services. @internal */
export function withoutServices(
  tree: TreeAtRevision,
  names: string[],
): TreeAtRevision {
  if (names.length === 0) return tree;
  const folders = names.map(name => `services/${name}/`);
  const isHidden = (path: string) =>
    folders.some(folder => path.startsWith(folder));
  return {
    ...tree,
    texts: new Map([...tree.texts].filter(([path]) => !isHidden(path))),
    unread: new Set([...tree.unread].filter(path => !isHidden(path))),
  };
}
