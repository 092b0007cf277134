import { ApiServer } from './api/ApiServer';
import { Client } from './controllers/Client';
import { Controllers } from './controllers/Controllers';
import { Prober } from './controllers/Prober';
import { ClustersPlan } from './messages';
import { populate } from './populate';

/** All clusters of the playground, in one process, with everything that works on them. @internal */
export class Clusters {
  readonly #parts: { end(): Promise<void> }[] = [];
  readonly #urls = new Map<string, string>();

  private constructor() {}

  /** Resolves when the example services are asked for; their pods come by and by. */
  static async start(
    { clusters, services }: ClustersPlan,
    log: (line: string) => void,
  ): Promise<Clusters> {
    const made = new Clusters();
    const prober = Prober.create();
    const images = new Set(services.map(({ name }) => name));
    try {
      for (const cluster of clusters) {
        const server = ApiServer.create({ name: cluster.name });
        made.#parts.unshift({ end: () => server.close() });
        await server.listen(cluster.port);
        made.#urls.set(cluster.name, server.url);
        const { logs, url } = server;
        const client = Client.create(url, new AbortController().signal);
        await populate(client, cluster, services);
        const tools = { logs, prober, images };
        const say = (line: string) => log(`${cluster.name}: ${line}`);
        made.#parts.unshift(await Controllers.start(url, tools, say));
        log(`${cluster.name} is served at ${url}`);
      }
      return made;
    } catch (error) {
      await made.end();
      throw error;
    }
  }

  urlOf(name: string): string | undefined {
    return this.#urls.get(name);
  }

  async end(): Promise<void> {
    for (const part of this.#parts.splice(0)) await part.end();
  }
}
