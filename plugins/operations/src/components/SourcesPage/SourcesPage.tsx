import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { SourceState } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSources } from '../../hooks/useOverview';
import { rootRouteRef } from '../../routes';
import { Age } from '../Age';
import { HealthMark, Mark } from '../HealthMark';
import { Empty, Problem } from '../Notice';
import { Numbers, Panel } from '../Panel';
import { Page, pageStyles } from '../Page';
import { WebhooksPanel } from './WebhooksPanel';
import styles from './SourcesPage.module.css';

const EVERY_MS = 10_000;

/** A source is not a service, but its marks read the same. */
const MARKS: Record<SourceState, Mark> = {
  starting: 'unknown',
  running: 'healthy',
  failing: 'down',
  standby: 'unknown',
};

/**
 * How every source is, in words, with what to do where one fails.
 *
 * @internal
 */
export function SourcesPage() {
  const { t, locale } = useOperationsTranslation();
  const sources = useSources(EVERY_MS);
  const back = useRouteRef(rootRouteRef)?.();
  return (
    <Page back={{ href: back, label: t('sources.back') }} narrow>
      <Panel title={t('sources.title')}>
        <p className={pageStyles.quiet}>{t('sources.intro')}</p>
        <Problem of={sources} inPanel />
        {!sources.data && !sources.error && (
          <Skeleton width="100%" height={80} />
        )}
        {sources.data?.items.length === 0 && (
          <Empty title={t('sources.empty')}>{t('sources.emptyBody')}</Empty>
        )}
        {sources.data && sources.data.items.length > 0 && (
          <Numbers
            label={t('sources.title')}
            hideLabel
            rows={sources.data.items}
            keyOf={({ id }) => id}
            columns={[
              {
                label: t('sources.source'),
                cell: ({ title, state }) => (
                  <span className={styles.source}>
                    <HealthMark mark={MARKS[state]} /> <strong>{title}</strong>
                  </span>
                ),
              },
              {
                label: t('sources.how'),
                cell: ({ state, message, since }) => (
                  <>
                    <strong>{t(`sources.state.${state}`)}</strong>
                    {since && (
                      <>
                        {' '}
                        (<Age of={since} />)
                      </>
                    )}
                    . {message}
                  </>
                ),
              },
              {
                label: t('sources.services'),
                numeric: true,
                cell: ({ services }) => formatCount(services, locale),
              },
              {
                label: t('sources.stale'),
                numeric: true,
                cell: ({ staleObservations }) =>
                  formatCount(staleObservations, locale),
              },
              {
                label: t('sources.last'),
                numeric: true,
                cell: ({ lastObservedAt }) =>
                  lastObservedAt ? (
                    <Age of={lastObservedAt} />
                  ) : (
                    t('strip.never')
                  ),
              },
            ]}
          />
        )}
      </Panel>
      <WebhooksPanel />
    </Page>
  );
}
