import { Incident } from '@operate-first/plugin-operations-common';
import { formatDuration, formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';

/**
 * For how long an incident has been open, or how long it was.
 *
 * @internal
 */
export function IncidentAge(props: {
  of: Pick<Incident, 'startedAt' | 'resolvedAt' | 'status'>;
}) {
  const { startedAt, resolvedAt, status } = props.of;
  const { locale } = useOperationsTranslation();
  if (status !== 'resolved' || !resolvedAt) {
    return <Age of={startedAt} lasting />;
  }
  return (
    <span
      title={`${formatMoment(startedAt, locale)} – ${formatMoment(
        resolvedAt,
        locale,
      )}`}
    >
      {formatDuration(Date.parse(resolvedAt) - Date.parse(startedAt))}
    </span>
  );
}
