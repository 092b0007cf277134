import { Skeleton } from '@backstage/ui';
import {
  Slo,
  SloHistory,
  SloObjective,
  SloPeriod,
} from '@operate-first/plugin-operations-common';
import { formatRatio } from '../../format/numbers';
import { formatShare } from '../../format/quantities';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSloHistory } from '../../hooks/useSlo';
import { HealthMark } from '../HealthMark';
import { Problem } from '../Notice';
import { Numbers, Panel } from '../Panel';
import { budgetWords } from '../SloState';
import styles from './SloPage.module.css';

function Met(props: { period: SloPeriod }) {
  const { met, complete } = props.period;
  const { t } = useOperationsTranslation();
  if (met === undefined) {
    return (
      <>
        <HealthMark mark="unknown" /> {t('slo.history.unknown')}
      </>
    );
  }
  const open = met ? 'slo.history.meetsSoFar' : 'slo.history.missesSoFar';
  const over = met ? 'slo.history.met' : 'slo.history.missed';
  return (
    <>
      <HealthMark mark={met ? 'healthy' : 'down'} /> {t(complete ? over : open)}
    </>
  );
}

function Periods(props: { label: string; periods: SloPeriod[] }) {
  const { label, periods } = props;
  const { t, locale } = useOperationsTranslation();
  return (
    <Numbers
      label={label}
      rows={periods}
      keyOf={({ name }) => name}
      columns={[
        {
          label: t('slo.history.period'),
          header: true,
          cell: ({ name }) => name,
        },
        {
          label: t('slo.history.result'),
          cell: period => <Met period={period} />,
        },
        {
          label: t('slo.chart.sli'),
          numeric: true,
          cell: ({ sli }) =>
            sli === undefined ? '—' : formatRatio(sli, locale),
        },
        {
          label: t('slo.chart.remaining'),
          numeric: true,
          cell: ({ remaining }) =>
            remaining === undefined ? '—' : budgetWords(remaining, t, locale),
        },
        {
          label: t('slo.history.measured'),
          numeric: true,
          cell: ({ measuredShare }) =>
            measuredShare === undefined
              ? '—'
              : formatShare(measuredShare, locale),
        },
      ]}
    />
  );
}

function Tables(props: { history: SloHistory }) {
  const { months, quarters, zone } = props.history;
  const { t } = useOperationsTranslation();
  if (months.length === 0) return <p>{t('slo.history.none')}</p>;
  return (
    <div className={styles.scroller}>
      <Periods label={t('slo.history.months', { zone })} periods={months} />
      {quarters.length > 0 && (
        <Periods
          label={t('slo.history.quarters', { zone })}
          periods={quarters}
        />
      )}
    </div>
  );
}

/**
 * Whether the target was met, by calendar months and quarters.
 *
 * @internal
 */
export function HistoryPanel(props: { slo: Slo; objective: SloObjective }) {
  const { slo, objective } = props;
  const { t } = useOperationsTranslation();
  const history = useSloHistory(slo.ref, objective.index);
  return (
    <Panel title={t('slo.history.title')}>
      <Problem of={history} inPanel />
      {history.data ? (
        <Tables history={history.data} />
      ) : (
        !history.error && <Skeleton width="100%" height={120} />
      )}
    </Panel>
  );
}
