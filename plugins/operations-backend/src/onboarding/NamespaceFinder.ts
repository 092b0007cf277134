import { OnboardingReader } from './checks/model';
import { CatalogBook } from './CatalogBook';
import { ClusterBook } from './ClusterBook';
import { Discretion } from './Discretion';
import { HeldTree } from './HeldTree';

/**
 * Says which namespaces the tree has, so that pages offer only there what the tree can change.
 *
 * @internal
 */
export class NamespaceFinder {
  readonly #tree: HeldTree;
  readonly #discretion: Discretion;

  static create(options: {
    tree: HeldTree;
    catalog: CatalogBook;
    clusters: ClusterBook;
  }): NamespaceFinder {
    return new NamespaceFinder(options.tree, Discretion.create(options));
  }

  private constructor(tree: HeldTree, discretion: Discretion) {
    this.#tree = tree;
    this.#discretion = discretion;
  }

  /** Those of some names, in their order; none while the tree is not read. Visitors learn of none in which they see nothing. */
  async find(names: string[], reader: OnboardingReader): Promise<string[]> {
    const { tree } = this.#tree;
    if (!tree) return [];
    const there = [...new Set(names)].filter(name =>
      tree.texts.has(
        `cluster-scope/base/core/namespaces/${name}/kustomization.yaml`,
      ),
    );
    if (reader.person !== undefined || there.length === 0) return there;
    const hidden = await this.#discretion.hiddenNamespaces(there, tree, reader);
    return there.filter(name => !hidden.includes(name));
  }
}
