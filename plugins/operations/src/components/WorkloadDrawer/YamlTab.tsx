import { Button, Select, Skeleton } from '@backstage/ui';
import {
  Artefact,
  WorkloadDetail,
  WorkloadQuery,
} from '@operate-first/plugin-operations-common';
import { useManifest } from '../../hooks/useWorkload';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { WorkloadView } from '../../hooks/workloadAddress';
import { Age } from '../Age';
import { SignIn } from '../SignIn';
import { CopyButton } from '../CodeBlock';
import { ManifestText } from './ManifestText';
import { Trouble } from './Trouble';
import styles from './WorkloadDrawer.module.css';

function Manifest(props: {
  entityRef: string;
  query: WorkloadQuery;
  of: Pick<Artefact, 'cluster' | 'object'>;
}) {
  const { entityRef, query, of } = props;
  const { t } = useOperationsTranslation();
  const manifest = useManifest(entityRef, query);
  return (
    <>
      <Trouble of={manifest} />
      {manifest.data ? (
        <>
          <div className={styles.tools}>
            <CopyButton text={() => manifest.data?.yaml ?? ''} />
            <Button
              size="small"
              variant="secondary"
              onPress={manifest.refetch}
              isDisabled={manifest.isFetching}
            >
              {t('workload.readAnew')}
            </Button>
            <span className={styles.quiet}>
              {t('strip.asOf')} <Age of={manifest.data.observedAt} />
            </span>
          </div>
          <ManifestText
            label={`${query.objectKind} ${query.objectName}`}
            yaml={manifest.data.yaml}
            of={{ ...of, service: entityRef }}
          />
        </>
      ) : (
        !manifest.error && <Skeleton width="100%" height={240} />
      )}
    </>
  );
}

/**
 * The workload, or one of its pods, as the cluster has it.
 *
 * @internal
 */
export function YamlTab(props: {
  entityRef: string;
  query: WorkloadQuery;
  detail: WorkloadDetail;
  view: WorkloadView;
  show: (view: WorkloadView) => void;
}) {
  const { entityRef, query, detail, view, show } = props;
  const { t } = useOperationsTranslation();
  if (detail.diagnosticsHidden)
    return <p>{t('workload.signIn.yaml', { signIn: <SignIn /> })}</p>;
  const pod = detail.pods.find(({ object }) => object.name === view.pod);
  const { kind, name } = detail.workload.object;
  const of = pod
    ? {
        ...query,
        apiVersion: pod.object.apiVersion,
        objectKind: pod.object.kind,
        objectName: pod.object.name,
      }
    : query;
  return (
    <>
      <div className={styles.tools}>
        <Select
          size="small"
          aria-label={t('workload.object')}
          value={pod?.object.name ?? ''}
          onChange={key =>
            show({ ...view, pod: key ? String(key) : undefined })
          }
          options={[
            { id: '', label: `${kind} ${name}` },
            ...detail.pods.map(({ object }) => ({
              id: object.name,
              label: `Pod ${object.name}`,
            })),
          ]}
        />
      </div>
      <p className={styles.quiet}>{t('workload.askValues')}</p>
      <Manifest
        key={of.objectName}
        entityRef={entityRef}
        query={of}
        // What pods have was written for their workload.
        of={{ cluster: query.cluster, object: detail.workload.object }}
      />
    </>
  );
}
