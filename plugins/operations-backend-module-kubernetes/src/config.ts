import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ClusterAccount,
  DEFAULT_KINDS,
  readAccountsFromConfig,
} from '@operate-first/cluster-cache';
import {
  KubernetesFieldPath,
  parseFieldPath,
} from '@operate-first/plugin-operations-common';
import { ConfiguredKind } from './finding/CustomKinds';
import { Environments } from './clusters/environments';
import { matchesAny } from './clusters/globs';

const ENVIRONMENTS = 'operations.kubernetes.environments';
const HIDDEN = 'operations.kubernetes.hiddenNamespaces';
/** What Kubernetes itself runs. */
const HIDDEN_USUALLY = ['kube-system', 'kube-public', 'kube-node-lease'];
const CUSTOM_KINDS = 'operations.kubernetes.customKinds';
const READY = 'status.conditions[type=Ready].status';
const LOCATORS = 'kubernetes.clusterLocatorMethods';
/** A label of RFC 1123, as the core stores environments. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Clusters that are Resources in the catalog. @internal */
export interface CatalogLocator {
  allowSkipTLSVerify: boolean;
}

/** @internal */
export interface KubernetesConfig {
  environments: Environments;
  customKinds: ConfiguredKind[];
  /** Whether nothing may be looked for in a namespace. */
  isHidden: (namespace: string) => boolean;
  accounts: ClusterAccount[];
  /** Missing where clusters are not sought in the catalog. */
  catalogLocator?: CatalogLocator;
}

function readEnvironments(root: Config): Environments {
  const entries = root.getOptionalConfigArray(ENVIRONMENTS) ?? [];
  return Environments.create(
    entries.map(entry => {
      const environment = entry.getString('environment');
      if (!LABEL.test(environment)) {
        throw new InputError(
          `${ENVIRONMENTS} names '${environment}'; write at most 63 lower-case letters, digits and hyphens`,
        );
      }
      return {
        environment,
        namespaces: entry.getOptionalStringArray('namespaces'),
        clusters: entry.getOptionalStringArray('clusters'),
      };
    }),
  );
}

function readPath(kind: Config, name: string): KubernetesFieldPath | undefined {
  const text = kind.getOptionalString(name);
  if (text === undefined) return undefined;
  const path = parseFieldPath(text);
  if (!path) {
    throw new InputError(
      `${CUSTOM_KINDS} has '${text}' as ${name}, which is no path; write one such as ${READY}`,
    );
  }
  return path;
}

function readCustomKind(kind: Config): ConfiguredKind {
  const group = kind.getString('group');
  const id = `${kind.getString('plural')}.${group}`;
  if (DEFAULT_KINDS.some(one => one.id === id)) {
    throw new InputError(
      `${CUSTOM_KINDS} names ${id}, which the portal judges already; leave it out`,
    );
  }
  const ready = readPath(kind, 'ready') ?? parseFieldPath(READY) ?? [];
  const reason = readPath(kind, 'reason');
  const message = readPath(kind, 'message');
  return { id, group, ready, reason, message };
}

function readCustomKinds(root: Config): ConfiguredKind[] {
  const kinds = root.getOptionalConfigArray(CUSTOM_KINDS) ?? [];
  const read = kinds.map(readCustomKind);
  const ids = read.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new InputError(`${CUSTOM_KINDS} names ${twice} twice`);
  }
  return read;
}

function readCatalogLocator(root: Config): CatalogLocator | undefined {
  const locator = root
    .getOptionalConfigArray(LOCATORS)
    ?.find(one => one.getString('type') === 'catalog');
  return (
    locator && {
      allowSkipTLSVerify:
        locator.getOptionalBoolean('dangerouslyAllowSkipTLSVerify') ?? false,
    }
  );
}

/** Reads `operations.kubernetes`, and whether the catalog names clusters. @internal */
export function readKubernetesConfig(root: Config): KubernetesConfig {
  return {
    environments: readEnvironments(root),
    customKinds: readCustomKinds(root),
    isHidden: matchesAny(root.getOptionalStringArray(HIDDEN) ?? HIDDEN_USUALLY),
    accounts: readAccountsFromConfig(root),
    catalogLocator: readCatalogLocator(root),
  };
}
