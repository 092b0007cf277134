import {
  BurnAlertState,
  SloDetail,
  SloObjective,
} from '@operate-first/plugin-operations-common';
import { formatBurn, formatLimit } from '../../format/slo';
import { formatDuration } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AlertItem, AlertList, QuietAlerts, splitAlerts } from '../AlertsCard';
import { Disclosure, Numbers, Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './SloPage.module.css';

/** Of others the alerts above say what there is to say. */
const isQuiet = (state: BurnAlertState['state']) =>
  state !== 'firing' && state !== 'inhibited';

/**
 * When the budget alerts, how near it is to that, and what has fired.
 *
 * @internal
 */
export function AlertingPanel(props: {
  detail: SloDetail;
  objective: SloObjective;
}) {
  const { detail, objective } = props;
  const { t, locale } = useOperationsTranslation();
  const conditions = objective.alerts;
  const hasPairs = conditions.some(
    ({ shortSeconds }) => shortSeconds !== undefined,
  );
  const seconds = (value: number | undefined) =>
    value === undefined ? '' : formatDuration(value * 1000);
  const burn = (value: number | undefined) =>
    value === undefined ? '—' : formatBurn(value, locale);
  const alerts = detail.alerts.filter(
    alert =>
      alert.objective === undefined || alert.objective === objective.index,
  );
  const { firing, quiet, over } = splitAlerts(alerts);
  return (
    <Panel title={t('slo.alerting.title')}>
      {firing.map(alert => (
        <AlertItem key={alert.id} alert={alert} />
      ))}
      <QuietAlerts alerts={quiet} />
      {conditions.length === 0 ? (
        <p>{t('slo.alerting.off')}</p>
      ) : (
        <div className={styles.scroller}>
          <Numbers
            label={t(hasPairs ? 'slo.alerting.table' : 'slo.alerting.tableOne')}
            rows={conditions}
            keyOf={({ tier }) => tier}
            columns={[
              {
                label: t('slo.alerting.severity'),
                header: true,
                cell: ({ severity, tier }) => (
                  <span title={tier}>{t(`alerts.severity.${severity}`)}</span>
                ),
              },
              {
                label: t('slo.alerting.windows'),
                cell: ({ longSeconds, shortSeconds }) =>
                  shortSeconds === undefined
                    ? seconds(longSeconds)
                    : `${seconds(longSeconds)} / ${seconds(shortSeconds)}`,
              },
              {
                label: t('slo.alerting.limit'),
                numeric: true,
                cell: ({ factor }) => formatLimit(factor, locale),
              },
              {
                label: t('slo.alerting.now'),
                numeric: true,
                cell: ({ longBurn, shortBurn, shortSeconds }) =>
                  shortSeconds === undefined
                    ? burn(longBurn)
                    : `${burn(longBurn)} / ${burn(shortBurn)}`,
              },
              {
                label: t('slo.alerting.state'),
                cell: ({ state, reachable, message }) => (
                  <>
                    {reachable
                      ? t(`slo.alerting.is.${state}`)
                      : t('slo.alerting.unreachable')}
                    {message && isQuiet(state) && (
                      <span className={pageStyles.quiet}> {message}</span>
                    )}
                  </>
                ),
              },
            ]}
          />
        </div>
      )}
      {over.length > 0 && (
        <Disclosure summary={t('slo.alerting.past', { count: over.length })}>
          <AlertList alerts={over} />
        </Disclosure>
      )}
    </Panel>
  );
}
