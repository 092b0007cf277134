import { KubeObject, ObjectChange } from '@operate-first/cluster-cache';
import { linksOf } from '../finding/links';
import { keyOfObject } from '../finding/objects';

function keysOf(object: KubeObject): string[] {
  return [keyOfObject(object), ...linksOf(object).map(({ target }) => target)];
}

/**
 * Whom a change concerns: services pay attention to keys of objects, and a change touches its own and those of
 * what it points at.
 *
 * @internal
 */
export class Attention {
  readonly #services = new Map<string, Set<string>>();
  readonly #keys = new Map<string, ReadonlySet<string>>();

  /** From now on the service pays attention to these, and to nothing else. */
  pay(serviceId: string, keys: ReadonlySet<string>): void {
    for (const key of this.#keys.get(serviceId) ?? []) {
      if (keys.has(key)) continue;
      const services = this.#services.get(key);
      services?.delete(serviceId);
      if (services?.size === 0) this.#services.delete(key);
    }
    for (const key of keys) {
      const services = this.#services.get(key);
      if (services) services.add(serviceId);
      else this.#services.set(key, new Set([serviceId]));
    }
    if (keys.size > 0) this.#keys.set(serviceId, keys);
    else this.#keys.delete(serviceId);
  }

  /** The services that a change concerns. */
  concerned({ object, previous }: ObjectChange): string[] {
    const keys = [...keysOf(object), ...(previous ? keysOf(previous) : [])];
    return keys.flatMap(key => [...(this.#services.get(key) ?? [])]);
  }
}
