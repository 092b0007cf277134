import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ClusterDefinition } from '../types';
import { Admin } from './Admin';
import { ForeignProgram, freePorts } from './foreignProgram';
import { TestApiServer, untilReady } from './TestApiServer';

const ASSETS = process.env.KUBEBUILDER_ASSETS;
const TOKENS = { admin: 'token-of-admin', viewer: 'token-of-viewer' };

/** Whether there is one to test against. In the gate its absence is a failure. */
export const hasRealApiServer =
  ASSETS !== undefined || process.env.CI === 'true';

function programs(): { etcd: string; apiServer: string } {
  if (!ASSETS) {
    throw new Error(
      'KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver',
    );
  }
  const find = (name: string) => path.join(ASSETS, name);
  return { etcd: find('etcd'), apiServer: find('kube-apiserver') };
}

/** etcd and kube-apiserver as they are, with the users admin and viewer, of whom the second may do nothing yet. */
export class RealApiServer implements TestApiServer {
  readonly #programs = programs();
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'kube-apiserver-'));
  readonly #etcd: ForeignProgram;
  readonly #ports: { usual: number; other: number };
  readonly #args: string[];
  #server: ForeignProgram | undefined;
  #admin: Admin | undefined;

  private constructor([store, peer, usual, other]: number[]) {
    const inFolder = (name: string) => path.join(this.#folder, name);
    const storeUrl = `http://127.0.0.1:${store}`;
    this.#etcd = ForeignProgram.start(
      this.#programs.etcd,
      [
        `--data-dir=${inFolder('data')}`,
        `--listen-client-urls=${storeUrl}`,
        `--advertise-client-urls=${storeUrl}`,
        `--listen-peer-urls=http://127.0.0.1:${peer}`,
      ],
      inFolder('etcd.log'),
    );
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs1', format: 'pem' });
    writeFileSync(inFolder('accounts.key'), key);
    const users = Object.entries(TOKENS).map(
      ([name, token]) =>
        `${token},${name},${name},${name === 'admin' ? 'system:masters' : ''}`,
    );
    writeFileSync(inFolder('tokens.csv'), users.join('\n'));
    this.#ports = { usual, other };
    this.#args = [
      `--etcd-servers=${storeUrl}`,
      '--bind-address=127.0.0.1',
      `--cert-dir=${inFolder('certificates')}`,
      `--token-auth-file=${inFolder('tokens.csv')}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.0.0.0/24',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-signing-key-file=${inFolder('accounts.key')}`,
      `--service-account-key-file=${inFolder('accounts.key')}`,
      // Nobody makes accounts here, and without one no pod would be let in.
      '--disable-admission-plugins=ServiceAccount',
    ];
  }

  static async start(): Promise<RealApiServer> {
    const server = new RealApiServer(await freePorts(4));
    try {
      await server.#listen();
    } catch (error) {
      await server.end();
      throw error;
    }
    return server;
  }

  get definition(): ClusterDefinition {
    return this.as('admin');
  }

  /** As one of its users sees it. */
  as(user: keyof typeof TOKENS): ClusterDefinition {
    return {
      name: 'eu-1',
      url: this.#url,
      auth: { type: 'serviceAccountToken', token: TOKENS[user] },
      caFile: this.#caFile,
    };
  }

  get admin(): Admin {
    if (!this.#admin) throw new Error('not ready');
    return this.#admin;
  }

  suspend(): void {
    this.#server?.signal('SIGSTOP');
  }

  resume(): void {
    this.#server?.signal('SIGCONT');
  }

  /** Nobody answers at its address, while at another one things go on. */
  async elsewhere(work: (admin: Admin) => Promise<void>): Promise<void> {
    await this.#server?.kill();
    await this.#listen(this.#ports.other);
    await work(this.admin);
    await this.#server?.kill();
    await this.#listen();
  }

  async end(): Promise<void> {
    await this.#server?.kill();
    await this.#etcd.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #url(): string {
    return `https://127.0.0.1:${this.#ports.usual}`;
  }

  /** It signs a certificate for itself, once. */
  get #caFile(): string {
    return path.join(this.#folder, 'certificates', 'apiserver.crt');
  }

  async #listen(port = this.#ports.usual): Promise<void> {
    const log = path.join(this.#folder, 'kube-apiserver.log');
    const args = [...this.#args, `--secure-port=${port}`];
    const server = ForeignProgram.start(this.#programs.apiServer, args, log);
    this.#server = server;
    const isReady = async () => {
      this.#admin = new Admin({
        url: `https://127.0.0.1:${port}`,
        token: TOKENS.admin,
        ca: readFileSync(this.#caFile),
      });
      const { status } = await this.#admin.ask('GET', '/readyz');
      return status === 200;
    };
    await untilReady(isReady, () => server.words);
  }
}
