import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ClusterAccount,
  readAccountsFromConfig,
} from '@operate-first/cluster-cache';
import { Environments } from './clusters/environments';

const ENVIRONMENTS = 'operations.kubernetes.environments';
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
    accounts: readAccountsFromConfig(root),
    catalogLocator: readCatalogLocator(root),
  };
}
