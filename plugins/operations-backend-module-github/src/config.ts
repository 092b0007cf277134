import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readFileSync } from 'node:fs';
import { addressOf, readAddress } from './address';

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
  /** What GitHub signs its webhooks with. */
  webhookSecret?: string;
}

const WHERE = 'operations.github';
const SHORTEST_SECRET = 16;

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

function readSecret(config: Config): string {
  const text = config.getOptionalString('secret');
  const file = config.getOptionalString('secretFile');
  if ((text === undefined) === (file === undefined)) {
    throw new InputError(
      `${WHERE}.webhook needs exactly one of secret and secretFile`,
    );
  }
  const secret = file ? readFileSync(file, 'utf8').trim() : text ?? '';
  if (secret.length >= SHORTEST_SECRET) return secret;
  throw new InputError(
    `The secret of ${WHERE}.webhook must have at least ${SHORTEST_SECRET} characters`,
  );
}

/** @internal */
export function readGithubConfig(root: Config): GithubConfig {
  const config = root.getOptionalConfig(WHERE);
  const tickets = config?.getOptionalConfig('tickets');
  const webhook = config?.getOptionalConfig('webhook');
  return {
    tickets: tickets && readTickets(tickets),
    webhookSecret: webhook && readSecret(webhook),
  };
}
