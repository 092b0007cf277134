import { formatCount } from '../../format/numbers';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { Disclosure, Numbers } from '../Panel';
import { Stretch } from './stretches';

const MOST_ROWS = 100;

/**
 * The ribbon as a table, the latest stretch first.
 *
 * @internal
 */
export function RibbonNumbers(props: { stretches: Stretch[] }) {
  const { stretches } = props;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  const rows = [...stretches].reverse().slice(0, MOST_ROWS);
  const time = (moment: number) => {
    const iso = new Date(moment).toISOString();
    return (
      <time dateTime={iso} title={formatMoment(iso, locale)}>
        {formatTime(iso, { now, locale })}
      </time>
    );
  };
  return (
    <Disclosure summary={t('ribbon.numbers')}>
      <Numbers
        label={
          stretches.length > MOST_ROWS
            ? t('ribbon.latest', {
                shown: String(MOST_ROWS),
                total: formatCount(stretches.length, locale),
              })
            : t('ribbon.rows', { count: stretches.length })
        }
        rows={rows}
        keyOf={({ from }) => String(from)}
        columns={[
          {
            label: t('ribbon.health'),
            cell: ({ kind }) =>
              kind === 'unlooked' ? (
                t('health.notLooked')
              ) : (
                <>
                  <HealthMark mark={kind} /> {t(`health.${kind}`)}
                </>
              ),
          },
          { label: t('ribbon.from'), cell: ({ from }) => time(from) },
          { label: t('ribbon.to'), cell: ({ to }) => time(to) },
          {
            label: t('ribbon.lasted'),
            numeric: true,
            cell: ({ from, to }) => formatDuration(to - from),
          },
          {
            label: t('ribbon.reason'),
            cell: ({ reasons }) => reasons[0]?.message ?? '—',
          },
        ]}
      />
    </Disclosure>
  );
}
