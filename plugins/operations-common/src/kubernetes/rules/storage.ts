import { KubernetesObject, VolumeClaim } from '../objects';
import { claimsOf } from '../podState';
import { Finding, Rule, View } from '../rule';
import { refOf, VolumeUsage } from '../Snapshot';
import { quote } from '../words';
import { podTroubles } from './podTrouble';

const FAMILY = 'storage';

const PROVISIONERS = [
  'volume.kubernetes.io/storage-provisioner',
  'volume.beta.kubernetes.io/storage-provisioner',
];

function claim(
  { snapshot }: View,
  namespace: string | undefined,
  name: string,
): VolumeClaim | undefined {
  return snapshot
    .ofKind<VolumeClaim>('PersistentVolumeClaim', '')
    .find(
      ({ metadata }) =>
        metadata.namespace === namespace && metadata.name === name,
    );
}

/** What the provisioner of a claim says that cannot make its volume. */
function failure({ snapshot }: View, pending: VolumeClaim): string | undefined {
  const failed = snapshot.event(pending, ['ProvisioningFailed'], 3600);
  return quote(failed?.message);
}

function becauseOf(pending: VolumeClaim, detail: string | undefined): string {
  if (detail !== undefined) return 'its volume cannot be made';
  const storageClass = pending.spec?.storageClassName;
  const provisioner = PROVISIONERS.map(
    annotation => pending.metadata.annotations?.[annotation],
  ).find(value => value !== undefined);
  if (storageClass === undefined) return 'it names no storage class';
  return provisioner === undefined
    ? `there is no volume of storage class ${storageClass}`
    : `${provisioner} makes no volume of storage class ${storageClass}`;
}

/** Pods that wait for a volume. */
export const pending: Rule = {
  code: 'kubernetes.volume-pending',
  family: FAMILY,
  reads: 'status.phase of the volume claims that pods without a node mount',
  verdict:
    'degraded, down where no pod is available; not in the first minute while others serve',
  words:
    'The pod of wiki waits for volume claim data-wiki-0: ssd.csi.example.com makes no volume of storage class fast-ssd.',
  whatToDo:
    'Check that the storage class exists and that its provisioner runs, or choose another class.',
  find: view =>
    podTroubles(view, pod => {
      if (pod.spec?.nodeName !== undefined) return undefined;
      const waitsFor = claimsOf(pod)
        .map(name => claim(view, pod.metadata.namespace, name))
        .find(found => found !== undefined && found.status?.phase !== 'Bound');
      if (!waitsFor) return undefined;
      const detail = failure(view, waitsFor);
      const because = becauseOf(waitsFor, detail);
      const { name } = waitsFor.metadata;
      return {
        says: count =>
          `${
            count === 1 ? 'waits' : 'wait'
          } for volume claim ${name}: ${because}`,
        detail,
        cause: detail ?? because,
        object: refOf(waitsFor),
        starting: true,
      };
    }),
};

/** A claim whose volume is gone. */
export const gone: Rule = {
  code: 'kubernetes.volume-lost',
  family: FAMILY,
  reads: 'status.phase of volume claims: Lost',
  verdict: 'degraded',
  words: 'Volume claim data-wiki-0 has lost its volume.',
  whatToDo: 'Restore the volume from its last backup.',
  find: ({ snapshot }) =>
    snapshot
      .ofKind<VolumeClaim>('PersistentVolumeClaim', '')
      .filter(({ status }) => status?.phase === 'Lost')
      .map(found => ({
        status: 'degraded',
        message: `Volume claim ${found.metadata.name} has lost its volume.`,
        object: refOf(found),
      })),
};

/** Said from here on. */
const NEARLY_FULL = 0.85;
/** Programs begin to fail soon. */
const FULL = 0.95;

function claimRef(view: View, usage: VolumeUsage): KubernetesObject {
  const { namespace, claim: name } = usage;
  return (
    claim(view, namespace, name) ?? {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { namespace, name },
    }
  );
}

/** A volume with little room. */
export const filling: Rule = {
  code: 'kubernetes.volume-nearly-full',
  family: FAMILY,
  reads: 'used and available bytes of volumes, where metrics tell',
  verdict: `healthy, and said, from ${NEARLY_FULL * 100} % on; degraded from ${
    FULL * 100
  } % on`,
  words: 'Volume claim data-wiki-0 is almost full (more than 95 %).',
  whatToDo: 'Make room, or ask for a larger volume.',
  find: view =>
    (view.snapshot.input.volumeUsage ?? []).flatMap((usage): Finding[] => {
      const share = usage.usedBytes / usage.capacityBytes;
      if (!(usage.capacityBytes > 0) || share < NEARLY_FULL) return [];
      return [
        {
          status: share >= FULL ? 'degraded' : 'healthy',
          message: `Volume claim ${usage.claim} is ${
            share >= FULL ? 'almost' : 'nearly'
          } full (more than ${(share >= FULL ? FULL : NEARLY_FULL) * 100} %).`,
          object: refOf(claimRef(view, usage)),
        },
      ];
    }),
};
