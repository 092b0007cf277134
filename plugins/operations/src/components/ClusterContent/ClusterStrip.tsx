import { VisuallyHidden } from '@backstage/ui';
import { ClusterDetail } from '@operate-first/plugin-operations-common';
import { ReactNode, useId } from 'react';
import { formatCount } from '../../format/numbers';
import { formatTime } from '../../format/time';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { clusterMark } from '../ClusterState';
import { HealthMark } from '../HealthMark';
import styles from './ClusterContent.module.css';

/** What the cluster is now, in words, and for how long. */
function useHeadline(cluster: ClusterDetail): ReactNode {
  const { t, locale } = useOperationsTranslation();
  const { state, since, nodes, nodesReady, stale } = cluster;
  const duration = since ? <Age of={since} lasting /> : '—';
  switch (state) {
    case 'failing':
      return since
        ? t('cluster.headline.failing', {
            time: formatTime(since, { now: Date.now(), locale }),
            duration,
          })
        : t('cluster.headline.unseen');
    case 'watching':
      if (nodesReady < nodes) {
        return t('cluster.headline.nodes', {
          count: nodes - nodesReady,
          total: formatCount(nodes, locale),
        });
      }
      return stale
        ? t('cluster.headline.old')
        : t('cluster.headline.well', { duration });
    default:
      return t(`cluster.headline.${state}`);
  }
}

/**
 * The answer of a cluster's page: how it is, since when, what to do, and how old the figures are.
 *
 * @internal
 */
export function ClusterStrip(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { name, title, state, message, remedy, clockMessage } = cluster;
  const { version, nodes, nodesReady, observedAt, lastAnswerAt } = cluster;
  const { t, locale } = useOperationsTranslation();
  const isOld = useOldPicture() !== undefined;
  const id = useId();
  const mark = clusterMark(cluster);
  const facts: ReactNode[] = [];
  if (version) facts.push(t('cluster.version', { version }));
  facts.push(
    nodes > 0
      ? t('cluster.nodesReady', {
          count: nodes,
          ready: formatCount(nodesReady, locale),
        })
      : t('cluster.noNodes'),
  );
  if (observedAt) {
    facts.push(
      <>
        {t('cluster.asOf')} <Age of={observedAt} />
      </>,
    );
  }
  if (lastAnswerAt && state !== 'watching') {
    facts.push(
      <>
        {t('cluster.lastAnswer')} <Age of={lastAnswerAt} />
      </>,
    );
  }
  return (
    <section
      className={styles.strip}
      data-health={isOld ? undefined : mark}
      aria-labelledby={id}
    >
      <HealthMark mark={mark} size={28} />
      <div className={styles.words}>
        <h2 className={styles.headline} id={id}>
          {useHeadline(cluster)}
        </h2>
        {(state !== 'watching' || remedy) && (
          <p>
            {message}
            {remedy && <span className={styles.quiet}> {remedy}</span>}
          </p>
        )}
        {clockMessage && <p>{clockMessage}</p>}
        {cluster.stale && observedAt && (
          <p>
            {t('clusters.asOfTime', {
              time: formatTime(observedAt, { now: Date.now(), locale }),
            })}
          </p>
        )}
        {!observedAt && <p>{t('cluster.neverSeen')}</p>}
        <ul className={styles.facts}>
          {facts.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
      </div>
      <VisuallyHidden role="status">
        {!isOld &&
          t('cluster.changed', {
            name: title ?? name,
            words: `${t(`clusters.state.${state}`)}, ${
              nodes > 0
                ? t('cluster.nodesReady', {
                    count: nodes,
                    ready: formatCount(nodesReady, locale),
                  })
                : t('cluster.noNodes')
            }`,
          })}
      </VisuallyHidden>
    </section>
  );
}
