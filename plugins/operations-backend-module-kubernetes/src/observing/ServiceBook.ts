import { ObjectChange } from '@operate-first/cluster-cache';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { AskIndex } from '../finding/AskIndex';
import { ReadAsk, readAsk } from '../finding/Ask';
import { ANNOTATIONS } from '../schema';

interface Entry extends ReadAsk {
  written: string;
}

function writtenFor({ entity }: ObservedService): string | undefined {
  const { annotations = {} } = entity.metadata;
  const values = Object.values(ANNOTATIONS).map(name => annotations[name]);
  return values.some(value => value !== undefined)
    ? JSON.stringify(values)
    : undefined;
}

/** What all services ask of Kubernetes. @internal */
export class ServiceBook {
  #entries = new Map<string, Entry>();
  #index = AskIndex.create(new Map());

  /** Gives the ids of services that ask otherwise than before, and of those that do not ask any more. */
  update(services: ObservedService[]): { changed: string[]; gone: string[] } {
    const before = this.#entries;
    const entries = new Map<string, Entry>();
    const changed: string[] = [];
    for (const service of services) {
      const written = writtenFor(service);
      if (written === undefined) continue;
      const known = before.get(service.id);
      if (known?.written === written) {
        entries.set(service.id, known);
      } else {
        entries.set(service.id, { ...readAsk(service), written });
        changed.push(service.id);
      }
    }
    this.#entries = entries;
    this.#index = AskIndex.create(
      new Map(
        [...entries].flatMap(([id, { ask }]) => (ask ? [[id, ask]] : [])),
      ),
    );
    const gone = [...before.keys()].filter(id => !entries.has(id));
    return { changed, gone };
  }

  ids(): string[] {
    return [...this.#entries.keys()];
  }

  get(serviceId: string): ReadAsk | undefined {
    return this.#entries.get(serviceId);
  }

  /** The services that ask for a changed object, or did for what it was. */
  askingFor({ object, previous }: ObjectChange): string[] {
    return [object, ...(previous ? [previous] : [])].flatMap(one =>
      this.#index.askingFor(one),
    );
  }
}
