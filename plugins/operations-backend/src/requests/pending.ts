import {
  OnboardingNamespace,
  readOnboardingRequest,
  requestKind,
  treeFiles,
} from '@operate-first/plugin-operations-common';
import { promisedBy } from '../onboarding/checks/promisedBy';
import { OnboardingConfig } from '../onboarding/config';
import { HeldRequest, StoredFile } from './rows';

const NEW_NAMESPACE =
  /^cluster-scope\/base\/core\/namespaces\/([^/]+)\/namespace\.yaml$/;
const NEW_SERVICE = /^services\/([^/]+)\/catalog-info\.yaml$/;

/** What a request asks for, as far as others have to know it. @internal */
export interface Pending {
  id: string;
  key: string;
  /** Entity ref of the group that it is for. */
  team?: string;
  createdAt: number;
  isApproved: boolean;
  isMerged: boolean;
  /** Nobody had to approve it. */
  byPolicy: boolean;
  /** Names that it takes: what the tree did not have. None where it is merged: then the tree says it. */
  namespaces: string[];
  services: string[];
  /** Namespaces that it asks for. */
  places: PendingPlace[];
  /** Namespaces that are there already, with what they have afterwards: no one more for a team, and more for its cluster. */
  raises: PendingPlace[];
}

/** What somewhere is promised, in cores and bytes. @internal */
export interface PendingPlace {
  cluster: string;
  namespace: string;
  cpu: number;
  memory: number;
}

function newIn(files: StoredFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, before }) => {
    const name = before === undefined ? pattern.exec(path)?.[1] : undefined;
    return name === undefined ? [] : [name];
  });
}

/** The namespaces that a request measures itself by. */
function namespacesOf(
  { row, parameters, ground }: HeldRequest,
  { tree }: Pick<OnboardingConfig, 'tree'>,
): OnboardingNamespace[] {
  if (row.kind === 'onboard') {
    return readOnboardingRequest(parameters, tree).value?.namespaces ?? [];
  }
  const kind = requestKind(row.kind);
  const value = kind?.read(parameters, tree).value;
  if (!kind || !value) return [];
  try {
    const { approval } = kind.about(value, {
      tree,
      files: treeFiles(new Map()),
      requester: row.requester,
      ...ground,
    });
    return approval.by === 'measured' ? approval.namespaces : [];
  } catch {
    // What needs the tree to be read is none that brings something new.
    return [];
  }
}

/** The quotas that a request writes, until its clusters show them. */
function raisesOf({ row, facts }: HeldRequest): PendingPlace[] {
  if (row.state !== 'open') return [];
  return facts.places.flatMap(({ cluster, namespace, expects }) =>
    cluster && namespace && expects?.type === 'quota'
      ? {
          cluster,
          namespace,
          ...promisedBy({ tier: 'custom', hard: expects.hard }),
        }
      : [],
  );
}

/** @internal */
export function pendingOf(
  held: HeldRequest,
  config: Pick<OnboardingConfig, 'tree'>,
): Pending {
  const { row, facts, need, files } = held;
  const isMerged = facts.merged !== undefined;
  return {
    id: row.id,
    key: row.key,
    ...(row.team !== null && { team: row.team }),
    createdAt: Number(row.created_at),
    isApproved: facts.approved !== undefined,
    isMerged,
    byPolicy: need.by === 'policy',
    namespaces: isMerged ? [] : newIn(files, NEW_NAMESPACE),
    services: isMerged ? [] : newIn(files, NEW_SERVICE),
    places: namespacesOf(held, config).flatMap(({ name, quota, places }) =>
      places.map(({ cluster }) => ({
        cluster,
        namespace: name,
        ...promisedBy(quota),
      })),
    ),
    raises: raisesOf(held),
  };
}
