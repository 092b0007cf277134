import { HealthStatus } from '@operate-first/plugin-operations-common';
import {
  ChangeInput,
  ClusterReport,
  DeclaredScope,
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
  readonly changes: ChangeInput[] = [];
  readonly declarations = new Map<string, ServiceDeclaration>();
  readonly clusters: ClusterReport[] = [];
  readonly reports: SourceReport[] = [];
  /** What another holder has declared before. */
  before: DeclaredScope[] = [];
  /** What was written after the end: nothing, if all is well. */
  lateWrites = 0;
  /** Makes the next writes fail. */
  broken = false;
  /** How many writes have failed. */
  refused = 0;

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

  async declaredScopes(): Promise<DeclaredScope[]> {
    this.#check();
    return this.before;
  }

  async declare(declarations: ServiceDeclaration[]): Promise<void> {
    this.#check();
    for (const declaration of declarations) {
      this.declarations.set(declaration.serviceId, declaration);
    }
  }

  async record(observations: ObservationInput[]): Promise<void> {
    this.#check();
    for (const { serviceId, scope } of observations) {
      const declared = this.declarations.get(serviceId)?.scopes ?? [];
      const isDeclared = declared.some(
        ({ intervalSeconds, ...one }) =>
          JSON.stringify(one) === JSON.stringify(scope),
      );
      if (!isDeclared) throw new Error(`${serviceId} was not declared there`);
    }
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
    this.clusters.push(report);
  }

  report(report: SourceReport): void {
    this.#check();
    this.reports.push(report);
  }

  of(serviceId: string): ObservationInput[] {
    return this.observations.filter(one => one.serviceId === serviceId);
  }

  /** The last observation of a service, if it has this status. */
  last(serviceId: string, status?: HealthStatus): ObservationInput | undefined {
    const last = this.of(serviceId).at(-1);
    return status === undefined || last?.status === status ? last : undefined;
  }

  #check(): void {
    if (this.signal.aborted) {
      this.lateWrites += 1;
      throw new Error('Written after the end');
    }
    if (!this.broken) return;
    this.refused += 1;
    throw new Error('The store is broken');
  }
}

/** A service with these annotations of `backstage.io`. */
export function service(
  id: string,
  annotations: Record<string, string> = { 'kubernetes-id': id },
): ObservedService {
  const all = Object.entries(annotations).map(([name, value]) => [
    `backstage.io/${name}`,
    value,
  ]);
  return {
    id,
    entityRef: `component:default/${id}`,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: id, annotations: Object.fromEntries(all) },
      spec: { type: 'service', owner: 'group:default/owners' },
    },
  };
}
