import { LogBook } from '../api/LogBook';
import { ClusterAccess, ClusterServer } from '../ClusterServer';
import { Client } from '../controllers/Client';
import { ControlPlane, ControlPlaneOptions } from './ControlPlane';
import { PlainProxy } from './PlainProxy';
import { KubeletServer } from './KubeletServer';

/** A cluster whose API is served by Kubernetes itself. @internal */
export class RealServer implements ClusterServer {
  readonly logs = LogBook.create();
  readonly #plane: ControlPlane;
  readonly #proxy: PlainProxy;
  #kubelet?: KubeletServer;

  private constructor(plane: ControlPlane) {
    const { url, certificate: ca, token } = plane;
    this.#plane = plane;
    this.#proxy = PlainProxy.create({ url, ca, token });
  }

  /** Resolves when it is ready. */
  static async start(options: ControlPlaneOptions): Promise<RealServer> {
    const made = new RealServer(await ControlPlane.start(options));
    try {
      await made.#open();
      return made;
    } catch (error) {
      await made.end();
      throw error;
    }
  }

  get url(): string {
    return this.#proxy.url;
  }

  get access(): ClusterAccess {
    const { url, certificate, token } = this.#plane;
    return {
      server: url,
      certificateAuthority: Buffer.from(certificate).toString('base64'),
      token,
    };
  }

  /** Tells every node where its kubelet answers. */
  async adopt(client: Client): Promise<void> {
    const { items } = await client.list('/api/v1/nodes');
    const Port = this.#kubelet?.port;
    for (const { metadata } of items) {
      await client.patch(`/api/v1/nodes/${metadata.name}/status`, {
        status: { daemonEndpoints: { kubeletEndpoint: { Port } } },
      });
    }
  }

  async end(): Promise<void> {
    await this.#proxy.end();
    await this.#kubelet?.end();
    await this.#plane.end();
  }

  async #open(): Promise<void> {
    await this.#proxy.listen();
    const { certificate, key } = this.#plane;
    const client = Client.create(this.url, new AbortController().signal);
    const { logs } = this;
    this.#kubelet = await KubeletServer.start({
      logs,
      client,
      certificate,
      key,
    });
  }
}
