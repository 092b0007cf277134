import { at, KubeObject } from '../model';
import { Draft } from './Client';
import { Recorder } from './Recorder';
import { View } from './View';

const BY = 'persistentvolume-controller';
const DEFAULT = 'storageclass.kubernetes.io/is-default-class';
/** Only what it provisions is ever there; other classes wait for others. */
const PROVISIONER = 'playground.example.org/disk';

/** The class of claims that name none. @internal */
export const STANDARD_CLASS: Draft = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { [DEFAULT]: 'true' } },
  provisioner: PROVISIONER,
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
};

function volumeOf(claim: KubeObject, className: string): Draft {
  const { name, namespace, uid } = claim.metadata;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `pvc-${uid}` },
    spec: {
      accessModes: at(claim, 'spec', 'accessModes'),
      capacity: at(claim, 'spec', 'resources', 'requests'),
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        name,
        namespace,
        uid,
      },
      persistentVolumeReclaimPolicy: 'Delete',
      storageClassName: className,
      hostPath: { path: `/playground/${uid}` },
    },
  };
}

async function bind(
  claim: KubeObject,
  className: string,
  view: View,
  recorder: Recorder,
): Promise<void> {
  const volume = volumeOf(claim, className);
  const { name } = volume.metadata;
  await view.create(volume);
  const made = view
    .all('PersistentVolume')
    .find(({ metadata }) => metadata.name === name);
  if (made) await view.report(made, { phase: 'Bound' });
  await view.patch(claim, { spec: { volumeName: name } });
  await view.report(claim, {
    phase: 'Bound',
    accessModes: at(claim, 'spec', 'accessModes'),
    capacity: at(claim, 'spec', 'resources', 'requests'),
  });
  const said = `Successfully provisioned volume ${name}`;
  await recorder.normal(claim, BY, 'ProvisioningSucceeded', said);
}

async function reconcile(claim: KubeObject, view: View, recorder: Recorder) {
  const classes = view.all('StorageClass');
  const asked = at(claim, 'spec', 'storageClassName');
  const found = classes.find(({ metadata }) =>
    asked === undefined
      ? metadata.annotations?.[DEFAULT] === 'true'
      : metadata.name === asked,
  );
  if (found?.provisioner === PROVISIONER) {
    await bind(claim, found.metadata.name, view, recorder);
    return;
  }
  if (found) {
    const said = `Waiting for a volume to be created either by the external provisioner '${found.provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`;
    await recorder.normal(claim, BY, 'ExternalProvisioning', said);
  } else if (asked) {
    const said = `storageclass.storage.k8s.io "${asked}" not found`;
    await recorder.warning(claim, BY, 'ProvisioningFailed', said);
  } else {
    const said =
      'no persistent volumes available for this claim and no storage class is set';
    await recorder.normal(claim, BY, 'FailedBinding', said);
  }
  await view.report(claim, { phase: 'Pending' });
}

/** Makes volumes for claims of the playground's class, and takes them away with the claims. @internal */
export async function volumes(view: View, recorder: Recorder) {
  const claims = view.all('PersistentVolumeClaim');
  for (const claim of claims) {
    const bound = at(claim, 'status', 'phase') === 'Bound';
    if (!bound && !claim.metadata.deletionTimestamp) {
      await reconcile(claim, view, recorder);
    }
  }
  const uids = new Set(claims.map(({ metadata }) => metadata.uid));
  for (const volume of view.all('PersistentVolume')) {
    const claim = at(volume, 'spec', 'claimRef', 'uid');
    if (claim && !uids.has(String(claim))) await view.delete(volume);
  }
}
