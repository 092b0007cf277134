import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { alertsAhead } from './ahead';
import { inFull } from './inFull';
import { Onboarding } from './useOnboarding';
import styles from './Onboarding.module.css';

/**
 * Which alerts there will be, in plain words, and whom each of them reaches.
 *
 * @internal
 */
export function AlertsAhead(props: { of: Onboarding }) {
  const { form, preview, isComplete } = props.of;
  const { t, locale } = useOperationsTranslation();
  if (!isComplete || !preview.isCurrent || !preview.answer) return null;
  const { environment, health, burn, budget } = alertsAhead(
    form,
    preview.answer.files,
  );
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return (
    <section aria-label={t('onboarding.alerts.title')}>
      <strong>{t('onboarding.alerts.title')}</strong>
      <ul className={styles.alerts}>
        {health.map(({ name, severity, is }) => (
          <li key={name}>
            <code>{name}</code>: {t(`onboarding.alerts.${is}`, { environment })}{' '}
            <span className={styles.quiet}>
              {t(`onboarding.alerts.severity.${severity}`)}
            </span>
          </li>
        ))}
        {burn.map(({ tier, severity, share, windowSeconds, longSeconds }) => (
          <li key={tier}>
            <code>SloBurn</code>:{' '}
            {t('onboarding.alerts.burn', {
              share: percent.format(share),
              window: inFull(windowSeconds, locale),
              time: inFull(longSeconds, locale),
            })}{' '}
            <span className={styles.quiet}>
              {t(`onboarding.alerts.severity.${severity}`)}
            </span>
          </li>
        ))}
      </ul>
      {budget !== 'new' && (
        <p className={styles.quiet}>{t(`onboarding.alerts.${budget}`)}</p>
      )}
    </section>
  );
}
