import { ClusterSpec } from '../catalog/model';
import { Delivery } from '../gitops/Delivery';
import { ApiServer } from './api/ApiServer';
import { ClusterServer } from './ClusterServer';
import { Client } from './controllers/Client';
import { Controllers } from './controllers/Controllers';
import { createNodes } from './controllers/createNodes';
import { nodesOf } from './controllers/nodes';
import { Prober } from './controllers/Prober';
import { STANDARD_CLASS } from './controllers/volumes';
import { writeKubeconfig } from './kubeconfig';
import { ClustersEvents } from './ClustersEvents';
import { ClustersPlan } from './messages';
import { startRealServer } from './real/startRealServer';
import { UsageMeter } from './usage/UsageMeter';

/** All clusters of the playground, in one process, with everything that works on them. @internal */
export class Clusters {
  readonly #plan: ClustersPlan;
  readonly #events: ClustersEvents;
  readonly #prober = Prober.create();
  readonly #usage = UsageMeter.create();
  readonly #delivery: Promise<Delivery>;
  readonly #parts: { end(): Promise<void> }[] = [];
  readonly #urls = new Map<string, string>();

  private constructor(plan: ClustersPlan, events: ClustersEvents) {
    this.#plan = plan;
    this.#events = events;
    this.#delivery = Delivery.start(plan, events);
  }

  /** Resolves when the example services are asked for; their pods come by and by. */
  static async start(
    plan: ClustersPlan,
    events: ClustersEvents,
  ): Promise<Clusters> {
    const made = new Clusters(plan, events);
    // Neither waits for the other, and one that fails costs itself alone.
    await Promise.all(
      plan.clusters.map(async (cluster, index) => {
        try {
          await made.#start(cluster, index === 0);
        } catch (error) {
          events.note(`The cluster ${cluster.name} is not there: ${error}`);
        }
      }),
    );
    return made;
  }

  urlOf(name: string): string | undefined {
    return this.#urls.get(name);
  }

  async end(): Promise<void> {
    await (await this.#delivery).end();
    for (const part of this.#parts.splice(0)) await part.end();
  }

  async #start(cluster: ClusterSpec, first: boolean): Promise<void> {
    const { services, folder } = this.#plan;
    const say = (line: string) => this.#events.log(`${cluster.name}: ${line}`);
    const server = await this.#serve(cluster, first);
    this.#parts.unshift(server);
    const { logs, url } = server;
    const client = Client.create(url, new AbortController().signal);
    await createNodes(client, nodesOf(cluster.name));
    await client.create(
      '/apis/storage.k8s.io/v1/storageclasses',
      STANDARD_CLASS,
    );
    await server.adopt?.(client);
    const images = new Set(services.map(({ name }) => name));
    const tools = { logs, prober: this.#prober, images, usage: this.#usage };
    this.#parts.unshift(await Controllers.start(url, tools, say));
    this.#urls.set(cluster.name, url);
    const delivery = await this.#delivery;
    await delivery.deliver({
      name: cluster.name,
      client: signal => Client.create(url, signal),
    });
    const file = writeKubeconfig(folder, cluster.name, server.access);
    say(`is served at ${url}, kubeconfig ${file}`);
  }

  /** The first one is a real API server, where there is one. */
  async #serve(cluster: ClusterSpec, first: boolean): Promise<ClusterServer> {
    const real = first
      ? await startRealServer(cluster, this.#plan, this.#events)
      : undefined;
    if (real) return real;
    const server = ApiServer.create({
      name: cluster.name,
      usage: this.#usage,
    });
    await server.listen(cluster.port);
    return server;
  }
}
