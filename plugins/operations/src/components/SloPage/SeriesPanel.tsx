import {
  Button,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  SloDetail,
  SloObjective,
  SloSeries,
} from '@operate-first/plugin-operations-common';
import { formatBudget, formatBurn, formatTarget } from '../../format/slo';
import { formatDuration, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSloSeries } from '../../hooks/useSlo';
import { useSloView } from '../../hooks/useSloView';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { TimeChart } from '../TimeChart';
import { MarksLane } from './MarksLane';
import { domainOf, marksOf, Measure, pointsOf } from './series';
import { SeriesNumbers } from './SeriesNumbers';
import styles from './SloPage.module.css';

const HOUR_MS = 60 * 60 * 1000;
const RANGES: Record<string, number> = {
  '6h': 6 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
};

type View = ReturnType<typeof useSloView>;

/** The whole window, its end, or what somebody has drawn over. */
function RangeChoice(props: { view: View; series: SloSeries | undefined }) {
  const { view, series } = props;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  const { range } = view;
  const chosen = Object.keys(RANGES).find(
    key =>
      range &&
      Date.parse(range.to) - Date.parse(range.from) === RANGES[key] &&
      now - Date.parse(range.to) < HOUR_MS,
  );
  const onChoose = (key: string) => {
    const to = Date.now();
    view.setRange(
      key in RANGES
        ? {
            from: new Date(to - RANGES[key]).toISOString(),
            to: new Date(to).toISOString(),
          }
        : undefined,
    );
  };
  const drawn = range && !chosen;
  return (
    <div className={styles.tools}>
      <ToggleButtonGroup
        aria-label={t('slo.range.label')}
        selectionMode="single"
        selectedKeys={drawn ? [] : [chosen ?? 'window']}
        onSelectionChange={keys => {
          for (const key of keys) onChoose(String(key));
        }}
      >
        <ToggleButton id="window">{t('slo.range.window')}</ToggleButton>
        <ToggleButton id="7d">7 d</ToggleButton>
        <ToggleButton id="24h">24 h</ToggleButton>
        <ToggleButton id="6h">6 h</ToggleButton>
      </ToggleButtonGroup>
      {drawn && (
        <>
          <span>
            {t('maintenance.from', {
              from: formatTime(range.from, { now, locale }),
              to: formatTime(range.to, { now, locale }),
            })}
          </span>
          <Button
            size="small"
            variant="secondary"
            onPress={() => view.setRange(undefined)}
          >
            {t('slo.range.reset')}
          </Button>
        </>
      )}
      {series && (
        <span className={styles.quiet}>
          {t('slo.range.steps', {
            duration: formatDuration(series.stepSeconds * 1000),
          })}
        </span>
      )}
    </div>
  );
}

function Charts(props: {
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
      format: value => formatBudget(value, locale),
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

/**
 * The budget, the SLI and the burn rate of an objective on one time axis. Drawing over one chart moves all.
 *
 * @internal
 */
export function SeriesPanel(props: {
  detail: SloDetail;
  objective: SloObjective;
  view: View;
}) {
  const { detail, objective, view } = props;
  const { t } = useOperationsTranslation();
  const series = useSloSeries(detail.slo.ref, {
    objective: objective.index,
    range: view.range,
  });
  const isMeasured = series.data?.points.some(
    ({ sli, remaining }) => sli !== undefined || remaining !== undefined,
  );
  return (
    <Panel title={t('slo.series')}>
      <RangeChoice view={view} series={series.data} />
      <Problem of={series} inPanel />
      {series.data && !isMeasured && <p>{t('slo.notMeasured')}</p>}
      {series.data && isMeasured && (
        <>
          <div>
            <MarksLane series={series.data} detail={detail} />
            <Charts
              series={series.data}
              objective={objective}
              onSelect={({ from, to }) =>
                view.setRange({
                  from: new Date(from).toISOString(),
                  to: new Date(to).toISOString(),
                })
              }
            />
          </div>
          <p className={styles.quiet}>{t('slo.range.hint')}</p>
          <SeriesNumbers series={series.data} objective={objective} />
        </>
      )}
      {!series.data && !series.error && <Skeleton width="100%" height={480} />}
    </Panel>
  );
}
