import { randomUUID } from 'node:crypto';
import { KubeObject, timestamp } from '../model';
import { Client } from './Client';

const AGAIN_MS = 10_000;
const REMEMBERED = 2_000;

interface Written {
  path: string;
  count: number;
  time: number;
}

/** Writes the events of controllers; the same again is counted and not written anew. @internal */
export class Recorder {
  readonly #client: Client;
  readonly #written = new Map<string, Written>();

  private constructor(client: Client) {
    this.#client = client;
  }

  static create(client: Client): Recorder {
    return new Recorder(client);
  }

  normal(object: KubeObject, by: string, reason: string, message: string) {
    return this.#record('Normal', object, by, reason, message);
  }

  warning(object: KubeObject, by: string, reason: string, message: string) {
    return this.#record('Warning', object, by, reason, message);
  }

  async #record(
    type: string,
    object: KubeObject,
    component: string,
    reason: string,
    message: string,
  ): Promise<void> {
    const {
      name,
      namespace = 'default',
      uid,
      resourceVersion,
    } = object.metadata;
    const key = [uid, type, reason, message].join(' ');
    const known = this.#written.get(key);
    const now = Date.now();
    const lastTimestamp = timestamp(new Date(now));
    try {
      if (known) {
        if (now - known.time < AGAIN_MS) return;
        known.count += 1;
        known.time = now;
        const { count, path } = known;
        await this.#client.patch(path, { count, lastTimestamp });
        return;
      }
      const events = `/api/v1/namespaces/${namespace}/events`;
      const event = `${name}.${randomUUID().slice(0, 8)}`;
      if (this.#written.size > REMEMBERED) this.#written.clear();
      this.#written.set(key, {
        path: `${events}/${event}`,
        count: 1,
        time: now,
      });
      await this.#client.create(events, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: event, namespace },
        involvedObject: {
          apiVersion: object.apiVersion,
          kind: object.kind,
          name,
          namespace: object.metadata.namespace,
          uid,
          resourceVersion,
        },
        type,
        reason,
        message,
        source: { component },
        reportingComponent: component,
        reportingInstance: '',
        count: 1,
        firstTimestamp: lastTimestamp,
        lastTimestamp,
      });
    } catch {
      // An event is news and not state: one that cannot be written is lost, as in real clusters.
      this.#written.delete(key);
    }
  }
}
