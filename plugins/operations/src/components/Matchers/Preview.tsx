import { Alert } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

const MOST = 5;

/**
 * Which alerts are meant, by their titles.
 *
 * @internal
 */
export function Preview(props: { alerts: Alert[]; of: 'silence' | 'mapping' }) {
  const { alerts, of } = props;
  const { t } = useOperationsTranslation();
  const titles = alerts
    .slice(0, MOST)
    .map(({ title, service }) =>
      service?.title ? `${title} (${service.title})` : title,
    );
  const rest = alerts.length - titles.length;
  const said = titles.join(', ');
  return (
    <p role="status">
      {t(`${of}.form.preview`, {
        count: alerts.length,
        titles:
          rest > 0
            ? t('silence.form.previewMore', {
                titles: said,
                more: String(rest),
              })
            : said,
      })}
    </p>
  );
}
