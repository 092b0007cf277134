import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { existsSync, readFileSync } from 'node:fs';
import { addressOf, readAddress } from './address';
import {
  secretProblem,
  SecretSource,
  WebhookConfig,
} from './webhook/WebhookSecrets';

/** @internal */
export interface TicketsConfig {
  /** Addresses of repositories. */
  repository?: string;
  internalRepository?: string;
  fromAnnotation: boolean;
  /** At least one. */
  labels: string[];
  includeNotes: boolean;
}

/** @internal */
export interface GithubConfig {
  tickets?: TicketsConfig;
  webhook?: WebhookConfig;
}

const WHERE = 'operations.github';

function readRepository(config: Config, key: string): string | undefined {
  const text = config.getOptionalString(key);
  if (text === undefined) return undefined;
  const address = readAddress(text);
  if (address && address.kind === undefined) return addressOf(address);
  throw new InputError(
    `${WHERE}.tickets.${key} must be the address of a repository, as in https://github.com/example/incidents`,
  );
}

function readTickets(config: Config): TicketsConfig {
  const repository = readRepository(config, 'repository');
  const internalRepository = readRepository(config, 'internalRepository');
  const fromAnnotation = config.getOptionalBoolean('fromAnnotation') ?? false;
  const labels = config.getOptionalStringArray('labels') ?? ['incident'];
  if (labels.length === 0 || labels.some(one => one.includes(','))) {
    throw new InputError(
      `${WHERE}.tickets.labels must name at least one label, and none with a comma`,
    );
  }
  if (!repository && !internalRepository && !fromAnnotation) {
    throw new InputError(
      `${WHERE}.tickets must say where issues are made: repository, internalRepository or fromAnnotation`,
    );
  }
  const includeNotes = config.getOptionalBoolean('includeNotes') ?? false;
  return {
    repository,
    internalRepository,
    fromAnnotation,
    labels,
    includeNotes,
  };
}

/** Undefined where neither is said. */
function readSource(config: Config, where: string): SecretSource | undefined {
  const text = config.getOptionalString('secret');
  const file = config.getOptionalString('secretFile');
  if (text === undefined && file === undefined) return undefined;
  if (text !== undefined && file !== undefined) {
    throw new InputError(`${where} needs one of secret and secretFile`);
  }
  // A file may come later; one that is there is looked at now.
  const known =
    file !== undefined && existsSync(file)
      ? readFileSync(file, 'utf8').trim()
      : text;
  const problem = known === undefined ? undefined : secretProblem(known);
  if (problem) throw new InputError(`The secret of ${where} ${problem}`);
  return file === undefined ? { text: text ?? '' } : { file };
}

function readOwn(config: Config): WebhookConfig['own'][number] {
  const where = `${WHERE}.webhook.repositories`;
  const url = config.getString('url');
  const address = readAddress(url);
  if (!address || address.kind !== undefined) {
    throw new InputError(
      `${where}.url must be the address of a repository, as in https://github.com/example/support, and not ${url}`,
    );
  }
  const secret = readSource(config, `${where} of ${url}`);
  if (!secret) {
    throw new InputError(`${where} of ${url} needs secret or secretFile`);
  }
  return { repository: addressOf(address), secret };
}

function readWebhook(config: Config): WebhookConfig {
  const where = `${WHERE}.webhook`;
  const common = readSource(config, where);
  const own = (config.getOptionalConfigArray('repositories') ?? []).map(
    readOwn,
  );
  if (!common && own.length === 0) {
    throw new InputError(
      `${where} needs exactly one of secret and secretFile, or repositories with secrets of their own`,
    );
  }
  const names = own.map(({ repository }) => repository.toLocaleLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new InputError(`${where}.repositories names ${twice} twice`);
  return { ...(common && { common }), own };
}

/** @internal */
export function readGithubConfig(root: Config): GithubConfig {
  const config = root.getOptionalConfig(WHERE);
  const tickets = config?.getOptionalConfig('tickets');
  const webhook = config?.getOptionalConfig('webhook');
  return {
    tickets: tickets && readTickets(tickets),
    webhook: webhook && readWebhook(webhook),
  };
}
