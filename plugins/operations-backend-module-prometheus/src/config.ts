import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const SECTION = 'operations.prometheus';
const DEFAULT_CONCURRENCY = 4;
const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_LABELS = { service: '{{name}}' };
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** A text of the configuration, or the file that holds it. @internal */
export type Secret = { text: string } | { file: string };

/** @internal */
export interface ServerConfig {
  name: string;
  title: string;
  /** Without a slash at its end. */
  url: string;
  dataSources: string[];
  isDefault: boolean;
  page?: string;
  concurrency: number;
  timeoutMs: number;
  headers: Record<string, string>;
  replicaLabels: string[];
  recordedRules: boolean;
  auth?:
    | { kind: 'basic'; username: string; password: Secret }
    | { kind: 'bearer'; token: Secret };
  tls?: {
    caFile?: string;
    certFile?: string;
    keyFile?: string;
    serverName?: string;
  };
}

/** @internal */
export interface SignalsConfig {
  servers?: string[];
  labels: Record<string, string>;
}

/** @internal */
export interface PrometheusConfig {
  servers: ServerConfig[];
  signals: SignalsConfig;
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
      `${where}.${key} carries a password, a query or a fragment; write the address alone, and passwords in ${where}.auth`,
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

function readAuth(
  config: Config | undefined,
  where: string,
): ServerConfig['auth'] {
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

function readTls(
  config: Config | undefined,
  where: string,
): ServerConfig['tls'] {
  if (!config) return undefined;
  const tls = {
    caFile: config.getOptionalString('caFile'),
    certFile: config.getOptionalString('certFile'),
    keyFile: config.getOptionalString('keyFile'),
    serverName: config.getOptionalString('serverName'),
  };
  if (Boolean(tls.certFile) !== Boolean(tls.keyFile)) {
    throw new InputError(`${where} needs certFile and keyFile together`);
  }
  return tls;
}

function readServer(config: Config, index: number): ServerConfig {
  const where = `${SECTION}.servers[${index}]`;
  const name = config.getString('name');
  const concurrency =
    config.getOptionalNumber('concurrency') ?? DEFAULT_CONCURRENCY;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      `${where}.concurrency is ${concurrency}; write a whole number of at least 1`,
    );
  }
  const timeoutMs = config.has('timeout')
    ? durationToMilliseconds(readDurationFromConfig(config, { key: 'timeout' }))
    : DEFAULT_TIMEOUT_MS;
  if (timeoutMs < 100) {
    throw new InputError(`${where}.timeout is no time at all; write 10s`);
  }
  const tenant = config.getOptionalString('tenant');
  return {
    name,
    title: config.getOptionalString('title') ?? name,
    url: readUrl(config, 'url', where),
    dataSources: [
      name,
      ...(config.getOptionalStringArray('dataSources') ?? []),
    ],
    isDefault: config.getOptionalBoolean('default') ?? false,
    page: config.getOptionalString('page'),
    concurrency,
    timeoutMs,
    headers: {
      ...config.getOptional<Record<string, string>>('headers'),
      ...(tenant && { 'X-Scope-OrgID': tenant }),
    },
    replicaLabels: config.getOptionalStringArray('replicaLabels') ?? [],
    recordedRules: config.getOptionalBoolean('recordedRules') ?? true,
    auth: readAuth(config.getOptionalConfig('auth'), `${where}.auth`),
    tls: readTls(config.getOptionalConfig('tls'), `${where}.tls`),
  };
}

function checkNames(servers: ServerConfig[]): void {
  const owners = new Map<string, string>();
  for (const { name, dataSources } of servers) {
    for (const source of new Set(dataSources)) {
      const owner = owners.get(source);
      if (owner) {
        throw new InputError(
          `${SECTION}.servers: '${source}' means both ${owner} and ${name}; a data source is one server`,
        );
      }
      owners.set(source, name);
    }
  }
  if (servers.filter(({ isDefault }) => isDefault).length > 1) {
    throw new InputError(`${SECTION}.servers: more than one is the default`);
  }
}

/** Reads `operations.prometheus`; what cannot be followed ends the start with a sentence. @internal */
export function readPrometheusConfig(root: Config): PrometheusConfig {
  const config = root.getOptionalConfig(SECTION);
  const servers = (config?.getOptionalConfigArray('servers') ?? []).map(
    readServer,
  );
  checkNames(servers);
  const labels =
    config?.getOptional<Record<string, string>>('signals.labels') ??
    DEFAULT_LABELS;
  const odd = Object.keys(labels).find(label => !LABEL.test(label));
  if (odd !== undefined) {
    throw new InputError(
      `${SECTION}.signals.labels names '${odd}', which is no name of a label`,
    );
  }
  const asked = config?.getOptionalStringArray('signals.servers');
  const stranger = asked?.find(name => servers.every(s => s.name !== name));
  if (stranger !== undefined) {
    throw new InputError(
      `${SECTION}.signals.servers names '${stranger}', which is no server`,
    );
  }
  return { servers, signals: { servers: asked, labels } };
}
