import {
  ChangeInput,
  ClusterReport,
  ObservationFailure,
  ObservationInput,
  ObservedService,
  ServiceDeclaration,
  SourceContext,
  SourceReport,
} from '@operate-first/plugin-operations-node';

/** What the core does for a source, kept in memory. */
export class FakeCore implements SourceContext {
  readonly #end = new AbortController();
  readonly #listeners: Array<() => void> = [];
  #services: ObservedService[];
  readonly observations: ObservationInput[] = [];
  readonly failures: ObservationFailure[] = [];
  readonly declarations = new Map<string, ServiceDeclaration>();
  readonly reports: SourceReport[] = [];
  readonly changes: ChangeInput[] = [];
  readonly clusters = new Map<string, ClusterReport>();
  /** What was written after the end: nothing, if all is well. */
  lateWrites = 0;
  /** Makes the next writes fail. */
  broken = false;

  constructor(...services: ObservedService[]) {
    this.#services = services;
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  end(): void {
    this.#end.abort();
  }

  change(...services: ObservedService[]): void {
    this.#services = services;
    for (const listener of this.#listeners) listener();
  }

  listServices(): ObservedService[] {
    return this.#services;
  }

  onServicesChanged(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async declaredScopes() {
    return [];
  }

  async declare(declarations: ServiceDeclaration[]): Promise<void> {
    this.#check();
    for (const declaration of declarations) {
      this.declarations.set(declaration.serviceId, declaration);
    }
  }

  async record(observations: ObservationInput[]): Promise<void> {
    this.#check();
    this.observations.push(...observations);
  }

  async recordFailures(failures: ObservationFailure[]): Promise<void> {
    this.#check();
    this.failures.push(...failures);
  }

  async recordChanges(changes: ChangeInput[]): Promise<void> {
    this.#check();
    this.changes.push(...changes);
  }

  async recordCluster(report: ClusterReport): Promise<void> {
    this.#check();
    this.clusters.set(report.name, report);
  }

  report(report: SourceReport): void {
    this.#checkTerm();
    this.reports.push(report);
  }

  of(serviceId: string): ObservationInput[] {
    return this.observations.filter(one => one.serviceId === serviceId);
  }

  #checkTerm(): void {
    if (this.signal.aborted) {
      this.lateWrites += 1;
      throw new Error('Written after the end');
    }
  }

  #check(): void {
    this.#checkTerm();
    if (this.broken) throw new Error('The store is broken');
  }
}
