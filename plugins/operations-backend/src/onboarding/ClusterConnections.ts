import { ClusterConnection } from '@operate-first/plugin-operations-common';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

const ANSWER_MILLISECONDS = 5_000;
const KNOWN_MILLISECONDS = 30_000;
const MOST_KNOWN = 100;
const LONGEST_ANSWER = 20_000;

/** `*` stands for anything within a host. */
function hostPattern(host: string): RegExp {
  const escaped = host.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '[^/:]*')}$`, 'i');
}

/** In the words of whoever registers a cluster. */
function failure(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOTFOUND':
      return 'Nobody knows this host. Correct the address.';
    case 'ECONNREFUSED':
      return 'Nothing listens there. Correct the port, or ask who runs the cluster.';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'Nobody here trusts its certificate. Write the certificate authority of its API.';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'Its certificate is for another name. Write the address as the certificate has it.';
    case 'CERT_HAS_EXPIRED':
      return 'Its certificate has expired. Ask who runs the cluster.';
    case 'ABORT_ERR':
      return `It did not answer within ${
        ANSWER_MILLISECONDS / 1000
      } s. A firewall may be in the way.`;
    default:
      return `It does not answer (${error.code ?? error.message}).`;
  }
}

function versionIn(text: string): string | undefined {
  try {
    const { gitVersion } = JSON.parse(text);
    return typeof gitVersion === 'string' && /^v[\w.+-]{1,60}$/.test(gitVersion)
      ? gitVersion
      : undefined;
  } catch {
    return undefined;
  }
}

function ask(
  url: URL,
  ca: string | undefined,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    const asked = send(
      url,
      {
        agent: false,
        ca,
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      },
      answer => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', part => {
          text += part;
          if (text.length > LONGEST_ANSWER) answer.destroy();
        });
        answer.on('close', () =>
          resolve({ status: answer.statusCode ?? 0, text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/**
 * Looks whether the API of a cluster answers, without an account. Only hosts that operators name are asked: whoever fills in
 * a form must not have the portal look around in its network.
 *
 * @internal
 */
export class ClusterConnections {
  readonly #hosts: RegExp[];
  readonly #now: () => number;
  readonly #known = new Map<
    string,
    { until: number; answer: Promise<ClusterConnection> }
  >();

  static create(options: {
    /** With their ports, as in `*.example.org:6443`. */
    hosts: string[];
    now?: () => number;
  }): ClusterConnections {
    return new ClusterConnections(options);
  }

  private constructor(options: { hosts: string[]; now?: () => number }) {
    this.#hosts = options.hosts.map(hostPattern);
    this.#now = options.now ?? Date.now;
  }

  /** @param certificate - the authority, as PEM or in base 64 */
  async look(
    address: string,
    certificate?: string,
  ): Promise<ClusterConnection> {
    const url = new URL(address);
    if (!this.#hosts.some(host => host.test(url.host))) {
      return {
        state: 'notTried',
        message: `The portal does not try ${url.host}: those who run it name the hosts that forms may try (operations.onboarding.clusterHosts).`,
      };
    }
    const key = JSON.stringify([url.href, certificate]);
    const known = this.#known.get(key);
    if (known && known.until > this.#now()) return known.answer;
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    const answer = this.#ask(url, certificate);
    this.#known.set(key, { until: this.#now() + KNOWN_MILLISECONDS, answer });
    return answer;
  }

  async #ask(url: URL, certificate?: string): Promise<ClusterConnection> {
    const ca =
      certificate === undefined || certificate.startsWith('-----')
        ? certificate
        : Buffer.from(certificate, 'base64').toString('utf8');
    const version = new URL(url);
    version.pathname = `${url.pathname.replace(/\/$/, '')}/version`;
    try {
      const { status, text } = await ask(version, ca);
      const said = versionIn(text);
      if (status === 200 && said) {
        return {
          state: 'answers',
          message: `It answers: Kubernetes ${said}.`,
          version: said,
        };
      }
      return status === 401 || status === 403
        ? { state: 'answers', message: 'It answers, and wants an account.' }
        : {
            state: 'fails',
            message: `Something answers there (${status}), and it is no API of Kubernetes. Correct the address.`,
          };
    } catch (error) {
      return {
        state: 'fails',
        message: failure(error as NodeJS.ErrnoException),
      };
    }
  }
}
