import {
  SloObjective,
  SloSeries,
} from '@operate-first/plugin-operations-common';
import { formatCount, formatRatio } from '../../format/numbers';
import { formatBurn } from '../../format/slo';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { Disclosure, Numbers } from '../Panel';
import { budgetWords } from '../SloState';

const FIRST = 100;

/**
 * The numbers behind the charts, the latest first.
 *
 * @internal
 */
export function SeriesNumbers(props: {
  series: SloSeries;
  objective: SloObjective;
}) {
  const { series, objective } = props;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  const dash = <T,>(value: T | undefined, format: (value: T) => string) =>
    value === undefined ? '—' : format(value);
  const count = (value: number | undefined) =>
    dash(value, known => formatCount(Math.round(known), locale));
  const unit = t(`slo.countOf.${objective.unit ?? 'events'}`);
  return (
    <Disclosure summary={t('slo.numbers')}>
      <ShowMore items={[...series.points].reverse()} first={FIRST}>
        {shown => (
          <Numbers
            label={t('slo.series')}
            hideLabel
            rows={shown}
            keyOf={({ start }) => start}
            columns={[
              {
                label: t('slo.time'),
                cell: ({ start }) => formatTime(start, { now, locale }),
              },
              {
                label: t('slo.good', { unit }),
                numeric: true,
                cell: ({ good }) => count(good),
              },
              {
                label: t('slo.total', { unit }),
                numeric: true,
                cell: ({ total }) => count(total),
              },
              {
                label: t('slo.chart.sli'),
                numeric: true,
                cell: ({ sli }) =>
                  dash(sli, value => formatRatio(value, locale)),
              },
              {
                label: t('slo.chart.burnRate'),
                numeric: true,
                cell: ({ burnRate }) =>
                  dash(burnRate, value => formatBurn(value, locale)),
              },
              {
                label: t('slo.chart.remaining'),
                numeric: true,
                cell: ({ remaining }) =>
                  dash(remaining, value => budgetWords(value, t, locale)),
              },
            ]}
          />
        )}
      </ShowMore>
    </Disclosure>
  );
}
