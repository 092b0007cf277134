import { Skeleton } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { TimeChartProps } from './types';
import styles from './TimeChart.module.css';

// The chart library is large, and the figures do not wait for it.
const Plot = lazy(() => import('./Plot'));

/**
 * Values over time. Gaps stay gaps. The picture has a name; the numbers stand below it as a table.
 *
 * @internal
 */
export function TimeChart(props: TimeChartProps & { label: string }) {
  const { label, ...plot } = props;
  return (
    <div
      role="img"
      aria-label={label}
      className={plot.onSelect ? styles.drawable : undefined}
    >
      <Suspense
        fallback={<Skeleton width="100%" height={plot.height ?? 160} />}
      >
        <Plot {...plot} />
      </Suspense>
    </div>
  );
}
