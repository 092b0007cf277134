import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:https';
import { join } from 'node:path';
import { ForeignProgram } from '../../host/ForeignProgram';
import { ClustersEvents } from '../ClustersEvents';
import { Assets } from './assets';
import { freePorts } from './freePorts';

const LIMIT_MS = 60_000;
const AGAIN_MS = 200;
const LOOPBACK = '127.0.0.1';
/** In app-config.yaml for both kinds of cluster. On loopback it opens nothing that is not open without it. */
const PORTAL_TOKEN = 'playground';

/** @internal */
export interface ControlPlaneOptions {
  name: string;
  assets: Assets;
  /** For keys and data; emptied first, because a cluster of the playground begins anew. */
  folder: string;
  logs: string;
  events: Pick<ClustersEvents, 'note' | 'runs'>;
}

function etcdArgs(data: string, client: number, peer: number): string[] {
  const clients = `http://${LOOPBACK}:${client}`;
  const peers = `http://${LOOPBACK}:${peer}`;
  return [
    `--data-dir=${data}`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
    '--logger=zap',
    '--log-level=warn',
  ];
}

/** Keys for service accounts and one administrator; answers the administrator's token. */
function writeKeys(folder: string): string {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const token = randomBytes(24).toString('hex');
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  write('accounts.key', privateKey);
  write('accounts.pub', publicKey);
  write(
    'tokens.csv',
    `${token},playground,playground,"system:masters"\n${PORTAL_TOKEN},portal,portal,"system:masters"\n`,
  );
  return token;
}

function apiServerArgs(folder: string, port: number, etcd: number): string[] {
  const file = (name: string) => join(folder, name);
  return [
    `--etcd-servers=http://${LOOPBACK}:${etcd}`,
    `--bind-address=${LOOPBACK}`,
    `--advertise-address=${LOOPBACK}`,
    `--secure-port=${port}`,
    `--cert-dir=${file('certificates')}`,
    `--token-auth-file=${file('tokens.csv')}`,
    '--authorization-mode=RBAC',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${file('accounts.pub')}`,
    `--service-account-signing-key-file=${file('accounts.key')}`,
    '--service-cluster-ip-range=10.96.0.0/16',
    // Nobody makes accounts for pods here, takes the first taint off a node, or sees that a volume is not used.
    '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition,StorageObjectInUseProtection',
    '--endpoint-reconciler-type=none',
    '--event-ttl=24h',
    '--v=0',
  ];
}

/** A real etcd and a real kube-apiserver on ports of their own. @internal */
export class ControlPlane {
  readonly url: string;
  readonly token: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #programs: ForeignProgram[] = [];
  #death?: string;
  #wasReady = false;

  private constructor(folder: string, port: number, token: string) {
    this.#folder = folder;
    this.#port = port;
    this.token = token;
    this.url = `https://${LOOPBACK}:${port}`;
  }

  /** Resolves when it is ready; nothing of it is left when it does not become so. */
  static async start(options: ControlPlaneOptions): Promise<ControlPlane> {
    const { folder } = options;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const [client, peer, port] = await freePorts(3);
    const made = new ControlPlane(folder, port, writeKeys(folder));
    try {
      const data = etcdArgs(join(folder, 'etcd'), client, peer);
      made.#run('etcd', options.assets.etcd, data, options);
      const args = apiServerArgs(folder, port, client);
      made.#run('apiserver', options.assets.apiServer, args, options);
      await made.#ready();
      made.#wasReady = true;
      return made;
    } catch (error) {
      await made.end();
      throw error;
    }
  }

  /** PEM: the server signs its own certificate, and is its own authority. */
  get certificate(): string {
    return readFileSync(
      join(this.#folder, 'certificates/apiserver.crt'),
      'utf8',
    );
  }

  get key(): string {
    return readFileSync(
      join(this.#folder, 'certificates/apiserver.key'),
      'utf8',
    );
  }

  async end(): Promise<void> {
    for (const program of this.#programs.splice(0).reverse()) {
      await program.end();
    }
  }

  #run(
    part: string,
    program: string,
    args: string[],
    { name, logs, events }: ControlPlaneOptions,
  ): void {
    const started = ForeignProgram.start({
      name: `${name}-${part}`,
      program,
      args,
      // Kubernetes reads proxies and tokens from the environment; none of that is meant for it.
      env: { PATH: process.env.PATH, ETCD_UNSUPPORTED_ARCH: process.arch },
      logs,
      onDeath: how => {
        this.#death = `${name}-${part} ${how}`;
        // Before it was ready, who started it says what becomes of that.
        if (this.#wasReady)
          events.note(
            `The cluster ${name} is not there any more: ${this.#death}.`,
          );
      },
    });
    this.#programs.push(started);
    if (started.pid) events.runs(started.name, started.pid);
  }

  async #ready(): Promise<void> {
    const until = Date.now() + LIMIT_MS;
    while (!(await this.#isReady())) {
      if (this.#death) throw new Error(this.#death);
      if (Date.now() > until) throw new Error('it did not become ready');
      await new Promise(next => setTimeout(next, AGAIN_MS));
    }
  }

  #isReady(): Promise<boolean> {
    return new Promise(done => {
      // Its certificate exists when it listens; whether it is ready is all that is asked here.
      const agent = new Agent({ rejectUnauthorized: false });
      const options = { host: LOOPBACK, port: this.#port, path: '/readyz' };
      get({ ...options, agent, timeout: 5_000 }, response => {
        response.resume();
        done(response.statusCode === 200);
      }).on('error', () => done(false));
    });
  }
}
