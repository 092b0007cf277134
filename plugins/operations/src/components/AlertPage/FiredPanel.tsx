import { AlertDetail } from '@operate-first/plugin-operations-common';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { Numbers, Panel } from '../Panel';
import { pageStyles } from '../Page';

const FIRST = 10;

/**
 * When the same alert fired before, newest first.
 *
 * @internal
 */
export function FiredPanel(props: { detail: AlertDetail }) {
  const { fired = [] } = props.detail;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  return (
    <Panel title={t('alert.fired')}>
      {fired.length === 0 ? (
        <p className={pageStyles.quiet}>{t('alert.firedNone')}</p>
      ) : (
        <ShowMore items={fired} first={FIRST}>
          {shown => (
            <Numbers
              label={t('alert.fired')}
              hideLabel
              rows={shown}
              keyOf={({ startsAt }) => startsAt}
              columns={[
                {
                  label: t('alert.began'),
                  cell: ({ startsAt }) => (
                    <time
                      dateTime={startsAt}
                      title={formatMoment(startsAt, locale)}
                    >
                      {formatTime(startsAt, { now, locale })}
                    </time>
                  ),
                },
                {
                  label: t('alert.lasted'),
                  numeric: true,
                  cell: ({ startsAt, endsAt }) =>
                    endsAt
                      ? formatDuration(
                          Date.parse(endsAt) - Date.parse(startsAt),
                        )
                      : t('alert.endUnknown'),
                },
              ]}
            />
          )}
        </ShowMore>
      )}
    </Panel>
  );
}
