import { Skeleton } from '@backstage/ui';
import {
  HealthReason,
  ServiceDetail,
  ServiceWorkloads,
} from '@operate-first/plugin-operations-common';
import { Fetched } from '../../hooks/useFetched';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Empty, Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { Reason, sayOnce, StaleNotes } from '../ServiceStrip';
import { reasonsOf } from './reasons';
import { matricesOf, Matrix } from './matrix';
import { MatrixTable } from './MatrixTable';
import styles from './ClustersCard.module.css';

const MOST_REASONS = 4;

function Reasons(props: { reasons: HealthReason[]; withNamespace: boolean }) {
  const { t } = useOperationsTranslation();
  const reasons = sayOnce(props.reasons, ({ scope }) =>
    [scope?.cluster, props.withNamespace && scope?.namespace]
      .filter(Boolean)
      .join(' · '),
  );
  if (reasons.length === 0) return undefined;
  const list = (of: typeof reasons) => (
    <ul className={styles.reasons}>
      {of.map(reason => (
        <li key={reason.key}>
          <Reason of={reason} quiet={reason.reasons[0].status === 'healthy'} />
        </li>
      ))}
    </ul>
  );
  const rest = reasons.slice(MOST_REASONS);
  return (
    <>
      {list(reasons.slice(0, MOST_REASONS))}
      {rest.length > 0 && (
        <Disclosure summary={t('strip.moreReasons', { count: rest.length })}>
          {list(rest)}
        </Disclosure>
      )}
    </>
  );
}

function Environment(props: { matrix: Matrix }) {
  const { matrix } = props;
  const { t } = useOperationsTranslation();
  const { columns, rows, versions } = matrix;
  const locations = columns.map(({ location }) => location);
  const reasons = reasonsOf(locations);
  return (
    <>
      {rows.length > 0 ? (
        <MatrixTable matrix={matrix} />
      ) : (
        reasons.length === 0 && <p>{t('workloads.nothing')}</p>
      )}
      {versions.map(({ name, places }) => (
        <p key={name}>
          {t('workloads.versions', {
            name,
            places: places
              .map(({ tags, clusters, rolling }) =>
                t(rolling ? 'workloads.versionTo' : 'workloads.versionAt', {
                  clusters: clusters.join(', '),
                  tags,
                }),
              )
              .join('; '),
          })}
        </p>
      ))}
      <StaleNotes
        of={locations
          .filter(({ stale }) => stale)
          .map(({ source, scope, staleReason, observedAt }) => ({
            reason:
              staleReason ??
              t('workloads.noAnswer', { cluster: scope.cluster ?? source }),
            observedAt,
          }))}
      />
      <Reasons reasons={reasons} withNamespace={matrix.severalNamespaces} />
    </>
  );
}

function Nowhere(props: { isObserved: boolean }) {
  const { t } = useOperationsTranslation();
  // Where others look, a missing cluster is nothing to worry about.
  return props.isObserved ? (
    <p className={styles.quiet}>{t('workloads.noneHint')}</p>
  ) : (
    <Empty title={t('workloads.none')}>{t('workloads.noneRemedy')}</Empty>
  );
}

function Clusters(props: {
  workloads: ServiceWorkloads;
  service: ServiceDetail | undefined;
}) {
  const { workloads, service } = props;
  const { t } = useOperationsTranslation();
  const matrices = matricesOf(workloads.locations);
  if (matrices.length === 0) {
    return <Nowhere isObserved={Boolean(service?.observations.length)} />;
  }
  const isHeadline = ({ environment }: Matrix) =>
    service?.environments.some(
      known => known.environment === environment && known.headline,
    );
  const deciding = matrices.filter(isHeadline);
  const shown = deciding.length > 0 ? deciding : matrices.slice(0, 1);
  return (
    <>
      {matrices.map(matrix =>
        shown.includes(matrix) ? (
          <Environment key={matrix.environment} matrix={matrix} />
        ) : (
          <Disclosure
            key={matrix.environment}
            summary={t('workloads.elsewhere', {
              environment: matrix.environment,
              count: matrix.rows.length,
            })}
          >
            <Environment matrix={matrix} />
          </Disclosure>
        ),
      )}
    </>
  );
}

/**
 * What runs of the service in which cluster, and what is wrong with it.
 *
 * @internal
 */
export function ClustersCard(props: {
  workloads: Fetched<ServiceWorkloads>;
  service: ServiceDetail | undefined;
}) {
  const { workloads, service } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('workloads.title')}>
      <Problem of={workloads} inPanel />
      {workloads.data ? (
        <OldPicture.Provider value={oldPictureOf(workloads)}>
          <Clusters workloads={workloads.data} service={service} />
        </OldPicture.Provider>
      ) : (
        !workloads.error && (
          <>
            <Skeleton width="60%" />
            <Skeleton width="100%" height={72} />
          </>
        )
      )}
    </Panel>
  );
}
