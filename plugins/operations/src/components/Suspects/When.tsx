import { formatDuration, formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/**
 * How long before or after an incident began something was.
 *
 * @internal
 */
export function When(props: { of: string; began: number }) {
  const { of, began } = props;
  const { t, locale } = useOperationsTranslation();
  const distance = began - Date.parse(of);
  return (
    <span title={formatMoment(of, locale)}>
      {distance >= 0
        ? t('suspects.before', { duration: formatDuration(distance) })
        : t('suspects.after', { duration: formatDuration(-distance) })}
    </span>
  );
}
