import { Skeleton } from '@backstage/ui';
import {
  SloDetail,
  SloObjective,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSloSeries } from '../../hooks/useSlo';
import { useSloView } from '../../hooks/useSloView';
import { useYoungSeries } from '../../hooks/useYoungSeries';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import { MarksLane } from './MarksLane';
import { RangeChoice } from './RangeChoice';
import { SeriesCharts } from './SeriesCharts';
import { SeriesNumbers } from './SeriesNumbers';

/** With less than this of its window measured, a chart of all of it shows mostly nothing. */
const MEASURED_ENOUGH = 0.5;

/**
 * The budget, the SLI and the burn rate of an objective on one time axis. Drawing over one chart moves all.
 *
 * @internal
 */
export function SeriesPanel(props: {
  detail: SloDetail;
  objective: SloObjective;
  view: ReturnType<typeof useSloView>;
}) {
  const { detail, objective, view } = props;
  const { t } = useOperationsTranslation();
  const { index, measuredShare = 1 } = objective;
  const isYoung = measuredShare < MEASURED_ENOUGH;
  const { range } = view;
  const young = useYoungSeries(detail.slo.ref, { objective: index, isYoung });
  const isChosen = !isYoung || range !== undefined;
  const chosen = useSloSeries(detail.slo.ref, {
    objective: index,
    range: range === 'window' ? undefined : range,
    isShown: isChosen,
  });
  const series = isChosen ? chosen : young.series;
  const isMeasured = series.data?.points.some(
    ({ sli, remaining }) => sli !== undefined || remaining !== undefined,
  );
  return (
    <Panel title={t('slo.series')}>
      <RangeChoice view={view} series={series.data} beganAt={young.beganAt} />
      <Problem of={series} inPanel />
      {series.data && !isMeasured && <p>{t('slo.notMeasured')}</p>}
      {series.data && isMeasured && (
        <>
          <div>
            <MarksLane series={series.data} detail={detail} />
            <SeriesCharts
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
          <p className={pageStyles.quiet}>{t('slo.range.hint')}</p>
          <SeriesNumbers series={series.data} objective={objective} />
        </>
      )}
      {!series.data && !series.error && <Skeleton width="100%" height={480} />}
    </Panel>
  );
}
