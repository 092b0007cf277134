import { PolicyService } from '../model';
import { byText } from './order';

/** What a service needs, near or far. */
export interface Reached {
  service: PolicyService;
  /** From the one that needs to the one that is needed, both included. */
  path: PolicyService[];
}

/** Who needs whom, as the catalog says: with circles, gaps and services that need themselves. */
export class Dependencies {
  readonly #services: Map<string, PolicyService>;
  readonly #depth: number;
  readonly #reached = new Map<string, Map<string, Reached>>();

  static create(services: PolicyService[], depth: number): Dependencies {
    return new Dependencies(services, depth);
  }

  private constructor(services: PolicyService[], depth: number) {
    this.#services = new Map(services.map(one => [one.id, one]));
    this.#depth = depth;
  }

  service(id: string | undefined): PolicyService | undefined {
    return id === undefined ? undefined : this.#services.get(id);
  }

  title(id: string): string {
    return this.#services.get(id)?.title ?? 'a service';
  }

  /** Everything that a service needs within the depth, by the shortest way, itself excluded. */
  of(id: string): Map<string, Reached> {
    const known = this.#reached.get(id);
    if (known) return known;
    const reached = this.#walk(id);
    this.#reached.set(id, reached);
    return reached;
  }

  #walk(id: string): Map<string, Reached> {
    const reached = new Map<string, Reached>();
    const start = this.#services.get(id);
    let edge = start ? [{ service: start, path: [start] }] : [];
    for (let step = 0; step < this.#depth; step++) {
      const next: Reached[] = [];
      for (const { service, path } of edge) {
        for (const needed of this.#needs(service)) {
          if (needed.id === id || reached.has(needed.id)) continue;
          const one = { service: needed, path: [...path, needed] };
          reached.set(needed.id, one);
          next.push(one);
        }
      }
      edge = next;
    }
    return reached;
  }

  #needs(service: PolicyService): PolicyService[] {
    return service.dependsOn
      .map(id => this.#services.get(id))
      .filter(one => one !== undefined)
      .sort((a, b) => byText(a.entityRef, b.entityRef) || byText(a.id, b.id));
  }
}
