import { OnCallSchedule } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Numbers } from '../Panel';
import { PeopleOf } from './PeopleOf';
import { Stretch, stretchesOf } from './week';

/**
 * The shifts of a schedule as they are, gaps among them.
 *
 * @internal
 */
export function ShiftsTable(props: {
  label: string;
  schedule: OnCallSchedule;
  isHidden: boolean;
}) {
  const { label, schedule, isHidden } = props;
  const { t, locale } = useOperationsTranslation();
  const moment = (at: number) => {
    const iso = new Date(at).toISOString();
    return (
      <span title={formatMoment(iso, locale)}>
        {formatTime(iso, { now: Date.now(), locale })}
      </span>
    );
  };
  return (
    <Numbers<Stretch>
      label={label}
      hideLabel
      rows={stretchesOf(schedule, -Infinity, Infinity)}
      keyOf={({ from, to, shift }) => `${from} ${to} ${shift?.title}`}
      columns={[
        { label: t('onCall.from'), cell: ({ from }) => moment(from) },
        { label: t('onCall.to'), cell: ({ to }) => moment(to) },
        {
          label: t('onCall.who'),
          header: true,
          cell: ({ shift }) => {
            if (!shift) return t('onCall.nobody');
            return isHidden ? t('onCall.somebody') : <PeopleOf of={shift} />;
          },
        },
      ]}
    />
  );
}
