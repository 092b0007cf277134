import { Skeleton } from '@backstage/ui';
import { ServiceAvailability } from '@operate-first/plugin-operations-common';
import { lazy, Suspense } from 'react';
import { formatDuration, formatTime } from '../../format/time';
import { formatCount, formatRatio } from '../../format/numbers';
import { Fetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Empty, Problem } from '../Notice';
import { Disclosure, Numbers, Panel } from '../Panel';
import { Point, pointsOf } from './points';
import styles from './AvailabilityCard.module.css';

// The chart library is large and the figure does not wait for it.
const AvailabilityChart = lazy(() => import('./AvailabilityChart'));

const HOUR_MS = 60 * 60 * 1000;
/** Of a window covered to this share one may say that it is covered. */
const COVERED_SHARE = 0.98;

function hoursOf({ from, to }: ServiceAvailability): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / HOUR_MS);
}

function Coverage(props: { availability: ServiceAvailability }) {
  const { coveredSeconds } = props.availability;
  const hours = hoursOf(props.availability);
  const { t } = useOperationsTranslation();
  const covered = coveredSeconds * 1000;
  return (
    <p className={styles.quiet}>
      {covered >= hours * HOUR_MS * COVERED_SHARE
        ? t('availability.complete', { hours: String(hours) })
        : t('availability.covered', {
            duration: formatDuration(covered),
            hours: String(hours),
          })}
    </p>
  );
}

function Figures(props: { points: Point[]; stepSeconds: number }) {
  const { points, stepSeconds } = props;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  return (
    <Disclosure summary={t('availability.numbers')}>
      <Numbers
        label={t('availability.tableName', {
          duration: formatDuration(stepSeconds * 1000),
        })}
        rows={points.filter(({ percent }) => percent !== undefined).reverse()}
        keyOf={({ start }) => String(start)}
        columns={[
          {
            label: t('availability.start'),
            cell: ({ start }) =>
              formatTime(new Date(start).toISOString(), { now, locale }),
          },
          {
            label: t('availability.good'),
            numeric: true,
            cell: ({ good = 0 }) => formatCount(good, locale),
          },
          {
            label: t('availability.total'),
            numeric: true,
            cell: ({ total = 0 }) => formatCount(total, locale),
          },
          {
            label: t('availability.ratio'),
            numeric: true,
            cell: ({ percent = 0 }) => formatRatio(percent / 100, locale),
          },
        ]}
      />
    </Disclosure>
  );
}

function Measured(props: { availability: ServiceAvailability; ratio: number }) {
  const { availability, ratio } = props;
  const { t, locale } = useOperationsTranslation();
  const hours = String(hoursOf(availability));
  const { points, stepSeconds } = pointsOf(availability);
  return (
    <>
      <div>
        <p className={styles.name}>{t('availability.name', { hours })}</p>
        <p className={styles.figure}>{formatRatio(ratio, locale)}</p>
        <p>
          {t('availability.counted', {
            good: formatCount(availability.good, locale),
            total: formatCount(availability.total, locale),
          })}
        </p>
        <Coverage availability={availability} />
      </div>
      <div role="img" aria-label={t('availability.chart', { hours })}>
        <Suspense fallback={<Skeleton width="100%" height={140} />}>
          <AvailabilityChart
            points={points}
            from={Date.parse(availability.from)}
            to={Date.parse(availability.to)}
          />
        </Suspense>
      </div>
      <Figures points={points} stepSeconds={stepSeconds} />
    </>
  );
}

function Content(props: {
  availability: ServiceAvailability;
  isPromised?: boolean;
}) {
  const { availability, isPromised } = props;
  const { t } = useOperationsTranslation();
  if (availability.ratio === undefined) {
    const hours = String(hoursOf(availability));
    return (
      <>
        <div>
          <p className={styles.name}>{t('availability.name', { hours })}</p>
          <p className={styles.figure}>—</p>
        </div>
        <Empty title={t('availability.none', { hours })}>
          {t('availability.noneRemedy')}
        </Empty>
      </>
    );
  }
  return (
    <>
      <Measured availability={availability} ratio={availability.ratio} />
      {!isPromised && (
        <p className={styles.quiet}>{t('availability.notPromised')}</p>
      )}
    </>
  );
}

/**
 * How available the service was in the last hours, as measured; it promises nothing.
 *
 * @param props - isPromised: something is promised, elsewhere.
 * @internal
 */
export function AvailabilityCard(props: {
  availability: Fetched<ServiceAvailability>;
  isPromised?: boolean;
}) {
  const { availability, isPromised } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('availability.title')}>
      <Problem of={availability} inPanel />
      {availability.data ? (
        <Content availability={availability.data} isPromised={isPromised} />
      ) : (
        !availability.error && (
          <>
            <Skeleton width="30%" height={36} />
            <Skeleton width="60%" />
            <Skeleton width="100%" height={140} />
          </>
        )
      )}
    </Panel>
  );
}
