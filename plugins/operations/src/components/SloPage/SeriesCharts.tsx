import {
  SloObjective,
  SloSeries,
} from '@operate-first/plugin-operations-common';
import { formatBurn, formatTarget } from '../../format/slo';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { budgetWords } from '../SloState';
import { budgetTicks, TimeChart } from '../TimeChart';
import { domainOf, marksOf, Measure, pointsOf } from './series';
import styles from './SloPage.module.css';

/**
 * The charts of an objective, on one time axis. Drawing over one asks for that range.
 *
 * @internal
 */
export function SeriesCharts(props: {
  series: SloSeries;
  objective: SloObjective;
  onSelect: (range: { from: number; to: number }) => void;
}) {
  const { series, objective, onSelect } = props;
  const { t, locale } = useOperationsTranslation();
  const factors = objective.alerts.filter(({ reachable }) => reachable);
  const charts: {
    measure: Measure;
    format: (value: number) => string;
    thresholds: { value: number; label: string }[];
    shape?: 'step';
  }[] = [
    {
      measure: 'remaining',
      format: value => budgetWords(value, t, locale),
      thresholds: [{ value: 0, label: t('slo.threshold.empty') }],
    },
    {
      measure: 'sli',
      // Where much failed, nobody reads the fourth digit.
      format: value =>
        formatTarget(Number(value.toFixed(value < 0.95 ? 4 : 6)), locale),
      thresholds: [
        {
          value: objective.target,
          label: t('slo.threshold.target', {
            target: formatTarget(objective.target, locale),
          }),
        },
      ],
      shape: 'step',
    },
    {
      measure: 'burnRate',
      format: value => formatBurn(value, locale),
      thresholds: [
        { value: 1, label: t('slo.threshold.even') },
        ...factors.map(({ factor, severity }) => ({
          value: factor,
          label: t('slo.threshold.alert', {
            severity: t(`alerts.severity.${severity}`),
            factor: formatBurn(factor, locale),
          }),
        })),
      ],
      shape: 'step',
    },
  ];
  return (
    <>
      {charts.map(({ measure, format, thresholds, shape }) => {
        const domain = domainOf(
          series,
          measure,
          measure === 'sli' ? [objective.target] : [],
        );
        return (
          <div key={measure}>
            <h3 className={styles.chartTitle}>{t(`slo.chart.${measure}`)}</h3>
            <TimeChart
              label={t('slo.chart.label', { name: t(`slo.chart.${measure}`) })}
              points={pointsOf(series, measure)}
              lines={[{ name: t(`slo.chart.${measure}`) }]}
              from={Date.parse(series.from)}
              to={Date.parse(series.to)}
              domain={domain}
              ticks={measure === 'remaining' ? budgetTicks(domain) : undefined}
              format={format}
              shape={shape}
              thresholds={thresholds.filter(
                ({ value }) => domain[0] <= value && value <= domain[1],
              )}
              marks={marksOf(series.marks)}
              syncId="slo"
              onSelect={onSelect}
            />
          </div>
        );
      })}
    </>
  );
}
