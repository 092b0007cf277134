import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { BlockList, isIP } from 'node:net';

const SECTION = 'operations.alertmanager';
const NAME = /^[a-z0-9][a-z0-9-]{0,49}$/;
const DEFAULT_REPLICA_LABELS = [
  'prometheus',
  'prometheus_replica',
  'replica',
  '__replica__',
];
const DEFAULT_POLL_MS = 30_000;
const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_PER_MINUTE = 6_000;

/** A text of the configuration, or the file that holds it. @internal */
export type Secret = { text: string } | { file: string };

/** How somebody proves who they are. @internal */
export type Login =
  | { kind: 'basic'; username: string; password: Secret }
  | { kind: 'bearer'; token: Secret };

/** How who posts alerts proves who they are. @internal */
export type WebhookProof =
  | Login
  | { kind: 'hmac'; secret: Secret; timestampHeader?: string }
  | { kind: 'certificate'; header: string; value: string; proxies: BlockList };

/** @internal */
export interface WebhookConfig {
  proof: WebhookProof;
  perMinute: number;
}

/** Where a server is asked. @internal */
export interface AskConfig {
  /** Without a slash at its end. */
  url: string;
  pollMs: number;
  timeoutMs: number;
  headers: Record<string, string>;
  login?: Login;
  tls: {
    caFile?: string;
    certFile?: string;
    keyFile?: string;
    serverName?: string;
  };
}

/** @internal */
export interface ServerConfig {
  name: string;
  title: string;
  page?: string;
  ask?: AskConfig;
  webhook?: WebhookConfig;
}

/** @internal */
export interface AlertmanagerConfig {
  replicaLabels: string[];
  servers: ServerConfig[];
}

function readUrl(config: Config, key: string, where: string): string {
  const text = config.getString(key);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      `${where}.${key} is '${text}'; write an address that begins with http:// or https://`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(
      `${where}.${key} carries a password, a query or a fragment; write the address alone`,
    );
  }
  return text.replace(/\/+$/, '');
}

function readSecret(config: Config, key: string, where: string): Secret {
  const text = config.getOptionalString(key);
  const file = config.getOptionalString(`${key}File`);
  if ((text === undefined) === (file === undefined)) {
    throw new InputError(`${where} needs either ${key} or ${key}File`);
  }
  return text === undefined ? { file: file! } : { text };
}

function readLogin(
  config: Config | undefined,
  where: string,
): Login | undefined {
  const basic = config?.getOptionalConfig('basic');
  const bearer = config?.getOptionalConfig('bearer');
  if (basic && bearer) {
    throw new InputError(`${where} names both basic and bearer; choose one`);
  }
  if (basic) {
    return {
      kind: 'basic',
      username: basic.getString('username'),
      password: readSecret(basic, 'password', `${where}.basic`),
    };
  }
  return bearer
    ? { kind: 'bearer', token: readSecret(bearer, 'token', `${where}.bearer`) }
    : undefined;
}

function readProxies(config: Config, where: string): BlockList {
  const proxies = new BlockList();
  for (const text of config.getStringArray('proxies')) {
    const [address, bits] = text.split('/');
    const family = isIP(address);
    const longest = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? longest : Number(bits);
    if (
      !family ||
      !Number.isInteger(prefix) ||
      prefix < 0 ||
      prefix > longest
    ) {
      throw new InputError(
        `${where}.proxies: '${text}' is no address and no network such as 10.0.0.0/8`,
      );
    }
    proxies.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  }
  return proxies;
}

function readProof(config: Config, where: string): WebhookProof {
  const hmac = config.getOptionalConfig('hmac');
  const certificate = config.getOptionalConfig('clientCertificate');
  const given = ['basic', 'bearer', 'hmac', 'clientCertificate'].filter(key =>
    config.has(key),
  );
  if (given.length !== 1) {
    throw new InputError(
      `${where} needs exactly one of bearer, basic, hmac and clientCertificate: otherwise anybody could send alerts`,
    );
  }
  if (hmac) {
    return {
      kind: 'hmac',
      secret: readSecret(hmac, 'secret', `${where}.hmac`),
      timestampHeader: hmac.getOptionalString('timestampHeader'),
    };
  }
  if (certificate) {
    return {
      kind: 'certificate',
      header: certificate.getString('header').toLocaleLowerCase('en-US'),
      value: certificate.getString('value'),
      proxies: readProxies(certificate, `${where}.clientCertificate`),
    };
  }
  return readLogin(config, where)!;
}

function readWebhook(
  config: Config | undefined,
  where: string,
): WebhookConfig | undefined {
  if (!config) return undefined;
  const perMinute = config.getOptionalNumber('perMinute') ?? DEFAULT_PER_MINUTE;
  if (!Number.isInteger(perMinute) || perMinute < 1) {
    throw new InputError(
      `${where}.perMinute is ${perMinute}; write a whole number of at least 1`,
    );
  }
  return { proof: readProof(config, where), perMinute };
}

function readDuration(
  config: Config,
  key: string,
  usual: number,
  where: string,
): number {
  if (!config.has(key)) return usual;
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key }),
  );
  if (milliseconds >= 100) return milliseconds;
  throw new InputError(`${where}.${key} is no time at all; write 10s`);
}

function readAsk(config: Config, where: string): AskConfig | undefined {
  if (!config.has('url')) return undefined;
  const tls = config.getOptionalConfig('tls');
  const [certFile, keyFile] = ['certFile', 'keyFile'].map(key =>
    tls?.getOptionalString(key),
  );
  if (Boolean(certFile) !== Boolean(keyFile)) {
    throw new InputError(`${where}.tls needs certFile and keyFile together`);
  }
  const tenant = config.getOptionalString('tenant');
  return {
    url: readUrl(config, 'url', where),
    pollMs: readDuration(config, 'pollInterval', DEFAULT_POLL_MS, where),
    timeoutMs: readDuration(config, 'timeout', DEFAULT_TIMEOUT_MS, where),
    headers: {
      ...config.getOptional<Record<string, string>>('headers'),
      ...(tenant && { 'X-Scope-OrgID': tenant }),
    },
    login: readLogin(config.getOptionalConfig('auth'), `${where}.auth`),
    tls: {
      caFile: tls?.getOptionalString('caFile'),
      certFile,
      keyFile,
      serverName: tls?.getOptionalString('serverName'),
    },
  };
}

function readServer(config: Config, index: number): ServerConfig {
  const where = `${SECTION}.servers[${index}]`;
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new InputError(
      `${where}.name is '${name}'; write small letters, digits and '-', at most 50`,
    );
  }
  const ask = readAsk(config, where);
  const webhook = readWebhook(
    config.getOptionalConfig('webhook'),
    `${where}.webhook`,
  );
  if (!ask && !webhook) {
    throw new InputError(
      `${where} needs url, webhook or both: otherwise no alert of it comes here`,
    );
  }
  return {
    name,
    title: config.getOptionalString('title') ?? name,
    page: config.has('page') ? readUrl(config, 'page', where) : undefined,
    ask,
    webhook,
  };
}

/** Reads `operations.alertmanager`; what cannot be followed ends the start with a sentence. @internal */
export function readAlertmanagerConfig(root: Config): AlertmanagerConfig {
  const config = root.getOptionalConfig(SECTION);
  const servers = (config?.getOptionalConfigArray('servers') ?? []).map(
    readServer,
  );
  const names = servers.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new InputError(`${SECTION}.servers: two are called ${twice}`);
  }
  return {
    replicaLabels:
      config?.getOptionalStringArray('replicaLabels') ?? DEFAULT_REPLICA_LABELS,
    servers,
  };
}
