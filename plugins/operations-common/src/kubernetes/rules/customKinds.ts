import { HealthStatus } from '../../generated/openapi';
import { KubernetesCustomKind } from '../customKind';
import { besideInCondition, readField } from '../fieldPath';
import { KubernetesObject } from '../objects';
import { Finding, Rule, View } from '../rule';
import { refOf } from '../Snapshot';
import { quote } from '../words';

const FAMILY = 'custom kinds';
/** So long may an object need until somebody has said how it is. */
const GRACE_SECONDS = 300;

interface Custom {
  object: KubernetesObject;
  kind: KubernetesCustomKind;
  /** As the configured path says; undefined where it says neither yes nor no. */
  isReady: boolean | undefined;
}

function readinessOf(
  object: KubernetesObject,
  { ready }: KubernetesCustomKind,
): boolean | undefined {
  const said = readField(object, ready)?.toLowerCase();
  if (said === 'true') return true;
  return said === 'false' ? false : undefined;
}

/** The objects of configured kinds; what is being deleted is not asked any more. */
export function customObjects({ snapshot }: View): Custom[] {
  return (snapshot.input.customKinds ?? []).flatMap(kind =>
    snapshot
      .ofKind<KubernetesObject>(kind.kind, kind.group)
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .map(object => ({ object, kind, isReady: readinessOf(object, kind) })),
  );
}

function detailOf({ object, kind }: Custom): string | undefined {
  const { ready } = kind;
  const said = [
    readField(object, kind.reason ?? besideInCondition(ready, 'reason')),
    readField(object, kind.message ?? besideInCondition(ready, 'message')),
  ];
  return quote(said.filter(Boolean).join(': '));
}

/** Nobody has said for too long how it is; before that, what else runs decides. */
function silence({ snapshot, workloads }: View, custom: Custom): HealthStatus {
  const { object, kind } = custom;
  const since =
    readField(object, besideInCondition(kind.ready, 'lastTransitionTime')) ??
    object.metadata.creationTimestamp;
  const isNew = snapshot.age(since) <= GRACE_SECONDS;
  return isNew && workloads.length > 0 ? 'healthy' : 'unknown';
}

/** An object of a configured kind is not ready, or nobody says whether it is. */
export const customNotReady: Rule = {
  code: 'kubernetes.custom-not-ready',
  family: FAMILY,
  reads:
    'kinds of `operations.kubernetes.customKinds`: what the configured path leads to',
  verdict:
    'False: degraded; missing, Unknown or anything else: unknown after 5 min, before that only where nothing else runs',
  words: 'Database orders is not ready.',
  quotes: 'BackupFailed: the last backup was not stored',
  whatToDo: 'Look at the object and at the log of its controller.',
  find: view =>
    customObjects(view).flatMap((custom): Finding[] => {
      const { object, isReady } = custom;
      if (isReady) return [];
      const name = `${object.kind} ${object.metadata.name}`;
      return [
        {
          status: isReady === undefined ? silence(view, custom) : 'degraded',
          message:
            isReady === undefined
              ? `${name} does not say whether it is ready.`
              : `${name} is not ready.`,
          detail: detailOf(custom),
          object: refOf(object),
        },
      ];
    }),
};

/** An object of a configured kind is as it should be. */
export const customReady: Rule = {
  code: 'kubernetes.custom-ready',
  family: FAMILY,
  reads:
    'kinds of `operations.kubernetes.customKinds`: what the configured path leads to',
  verdict: 'True: healthy',
  words: 'Database orders is ready.',
  whatToDo: 'Nothing.',
  find: view =>
    customObjects(view)
      .filter(({ isReady }) => isReady)
      .map(({ object }) => ({
        status: 'healthy',
        message: `${object.kind} ${object.metadata.name} is ready.`,
        object: refOf(object),
      })),
};
