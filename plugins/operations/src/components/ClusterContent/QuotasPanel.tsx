import {
  ClusterDetail,
  QuotaUse,
} from '@operate-first/plugin-operations-common';
import { formatShare } from '../../format/quantities';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { Numbers, Panel } from '../Panel';
import { RaiseQuota } from '../TeamLinks';
import { UseBar } from '../UseBar';
import styles from './ClusterContent.module.css';

const FIRST = 20;
/** As full as the health of services calls a quota nearly used. */
const NEARLY = 0.9;

interface Row extends QuotaUse {
  namespace: string;
  name: string;
}

/** What is forbidden and used all the same is fuller than full; what is forbidden and not used is not full. */
const fullness = ({ ratio }: QuotaUse) => ratio ?? 0;

/**
 * How much of what their quotas allow the namespaces use, the fullest first.
 *
 * @internal
 */
export function QuotasPanel(props: { cluster: ClusterDetail }) {
  const { quotas, quotasHidden, stale } = props.cluster;
  const { t, locale } = useOperationsTranslation();
  const rows: Row[] = quotas
    .flatMap(({ namespace, name, uses }) =>
      uses.map(use => ({ ...use, namespace, name })),
    )
    .sort((a, b) => fullness(b) - fullness(a));
  return (
    <Panel title={t('cluster.quotas.title')}>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('cluster.quotas.none')}</p>
      ) : (
        <div className={styles.scroller} data-stale={stale || undefined}>
          <ShowMore items={rows} first={FIRST}>
            {shown => (
              <Numbers
                label={t('cluster.quotas.title')}
                hideLabel
                rows={shown}
                keyOf={({ namespace, name, resource }) =>
                  `${namespace} ${name} ${resource}`
                }
                columns={[
                  {
                    label: t('cluster.quotas.namespace'),
                    header: true,
                    cell: ({ namespace }) => namespace,
                  },
                  {
                    label: t('cluster.quotas.quota'),
                    cell: ({ name }) => name,
                  },
                  {
                    label: t('cluster.quotas.resource'),
                    cell: ({ resource }) => resource,
                  },
                  {
                    label: t('cluster.quotas.use'),
                    cell: ({ namespace, resource, used, hard, ratio }) => (
                      <>
                        {ratio !== undefined && (
                          <UseBar of={1} requested={ratio} stale={stale} />
                        )}
                        {t('cluster.quotas.of', { used, hard })}
                        {fullness({ resource, used, hard, ratio }) >=
                          NEARLY && (
                          <>
                            {' '}
                            <RaiseQuota namespace={namespace} />
                          </>
                        )}
                      </>
                    ),
                  },
                  {
                    label: t('cluster.quotas.share'),
                    numeric: true,
                    cell: ({ ratio }) =>
                      ratio === undefined
                        ? t('cluster.quotas.nothingAllowed')
                        : formatShare(ratio, locale),
                  },
                ]}
              />
            )}
          </ShowMore>
        </div>
      )}
      {quotasHidden > 0 && (
        <p className={styles.quiet}>
          {t('cluster.quotas.hidden', { count: quotasHidden })}
        </p>
      )}
    </Panel>
  );
}
