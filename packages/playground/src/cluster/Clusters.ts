import { ClusterSpec } from '../catalog/model';
import { Delivery } from '../gitops/Delivery';
import { Ingress } from '../onboarded/Ingress';
import { OnboardedServices, PortsById } from '../onboarded/OnboardedServices';
import { ApiServer } from './api/ApiServer';
import { ClusterServer } from './ClusterServer';
import { Client } from './controllers/Client';
import { Controllers } from './controllers/Controllers';
import { createNodes } from './controllers/createNodes';
import { nameOfOurs } from './controllers/images';
import { nodesOf } from './controllers/nodes';
import { Prober } from './controllers/Prober';
import { STANDARD_CLASS } from './controllers/volumes';
import { writeKubeconfig } from './kubeconfig';
import { ClustersEvents } from './ClustersEvents';
import { Door, DoorFault } from './Door';
import { ClustersPlan } from './messages';
import { KubeObject } from './model';
import { startRealServer } from './real/startRealServer';
import { UsageMeter } from './usage/UsageMeter';

/** All clusters of the playground, in one process, with everything that works on them. @internal */
export class Clusters {
  readonly #plan: ClustersPlan;
  readonly #events: ClustersEvents;
  readonly #prober = Prober.create();
  readonly #usage = UsageMeter.create();
  readonly #images: Set<string>;
  readonly #onboarded: OnboardedServices;
  readonly #delivery: Promise<Delivery>;
  readonly #parts: { end(): Promise<void> }[] = [];
  readonly #doors = new Map<string, Door>();

  private constructor(plan: ClustersPlan, events: ClustersEvents) {
    this.#plan = plan;
    this.#events = events;
    this.#images = new Set(plan.services.map(({ name }) => name));
    this.#onboarded = OnboardedServices.create(services =>
      events.services?.(services),
    );
    this.#delivery = Delivery.start(plan, {
      log: events.log,
      note: events.note,
      faults: faults => events.faults?.(faults),
      images: images => images.forEach(image => this.#believe(image)),
      workloads: (cluster, workloads) =>
        this.#onboarded.set(cluster, workloads),
    });
  }

  /** Resolves when the example services are asked for; their pods come by and by. */
  static async start(
    plan: ClustersPlan,
    events: ClustersEvents,
  ): Promise<Clusters> {
    const made = new Clusters(plan, events);
    await made.#openIngress();
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

  /** Where the processes of onboarded services listen, all of them. */
  setPorts(ports: PortsById): void {
    this.#onboarded.setPorts(ports);
  }

  urlOf(name: string): string | undefined {
    return this.#doors.get(name)?.url;
  }

  /** Breaks the way to a cluster, or heals it where no fault is named. What runs in it runs on. */
  async setFault(name: string, fault?: DoorFault): Promise<void> {
    const door = this.#doors.get(name);
    if (fault) await door?.break(fault);
    else await door?.heal();
  }

  async end(): Promise<void> {
    await (await this.#delivery).end();
    for (const part of this.#parts.splice(0)) await part.end();
  }

  /** Nobody here builds the image of a new service: that it is asked for in git is all that there is of it. */
  #believe(image: string): void {
    const name = nameOfOurs(image);
    if (name) this.#images.add(name);
  }

  async #openIngress(): Promise<void> {
    const { ingress: wanted } = this.#plan;
    if (!wanted) return;
    const ingress = Ingress.create((environment, service) =>
      this.#onboarded.readyAt(environment, service),
    );
    try {
      await ingress.listen(wanted.port);
      this.#parts.unshift(ingress);
      this.#events.log(`onboarded services are met at ${ingress.url}`);
    } catch (error) {
      this.#events.note(
        `Onboarded services cannot be met at port ${wanted.port}: ${error}`,
      );
    }
  }

  async #start(cluster: ClusterSpec, first: boolean): Promise<void> {
    const { folder } = this.#plan;
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
    const tools = {
      logs,
      prober: this.#prober,
      images: this.#images,
      usage: this.#usage,
      realPort: (pod: KubeObject) => this.#onboarded.portOf(cluster.name, pod),
    };
    this.#parts.unshift(await Controllers.start(url, tools, say));
    const door = await Door.open(cluster.port, Number(new URL(url).port));
    this.#parts.unshift({ end: () => door.close() });
    this.#doors.set(cluster.name, door);
    const delivery = await this.#delivery;
    await delivery.deliver({
      name: cluster.name,
      client: signal => Client.create(url, signal),
    });
    const access = server.access ?? { server: door.url };
    const file = writeKubeconfig(folder, cluster.name, access);
    say(`is served at ${door.url}, kubeconfig ${file}`);
  }

  /** Behind its door, on a free port. The first one is a real API server, where there is one. */
  async #serve(cluster: ClusterSpec, first: boolean): Promise<ClusterServer> {
    const real = first
      ? await startRealServer(cluster, this.#plan, this.#events)
      : undefined;
    if (real) return real;
    const server = ApiServer.create({
      name: cluster.name,
      usage: this.#usage,
    });
    await server.listen(0);
    return server;
  }
}
