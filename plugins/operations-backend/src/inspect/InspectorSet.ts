import { WorkloadInspector } from '@operate-first/plugin-operations-node';

/**
 * What looks into workloads in this process.
 *
 * @internal
 */
export class InspectorSet {
  readonly #inspectors: WorkloadInspector[] = [];

  static create(): InspectorSet {
    return new InspectorSet();
  }

  private constructor() {}

  add(inspector: WorkloadInspector): void {
    if (this.#inspectors.some(({ id }) => id === inspector.id)) {
      throw new Error(`There are two inspectors with the id ${inspector.id}`);
    }
    this.#inspectors.push(inspector);
  }

  /** The first that knows a cluster. */
  of(cluster: string): WorkloadInspector | undefined {
    return this.#inspectors.find(inspector => inspector.knows(cluster));
  }
}
