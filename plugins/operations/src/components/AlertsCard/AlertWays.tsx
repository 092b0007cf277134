import { Link } from '@backstage/ui';
import { Alert } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AskButton } from '../AskAuthor';
import { RunbookLink } from '../QuestionState';
import { WriteRunbookLink } from '../RequestForm/AlertFormLinks';
import { SilenceButton } from '../Silences';
import { AlertLink } from './AlertLink';
import styles from './AlertsCard.module.css';

/** Addresses come from labels of strangers: only those of the web are followed. */
const isWeb = (url: string | undefined): url is string =>
  url !== undefined && /^https?:\/\//i.test(url);

/**
 * Where to read what to do about an alert, said plainly where nobody wrote it, and what can be done here.
 *
 * @param props - isLoud: somebody must act upon it.
 * @internal
 */
export function AlertWays(props: { alert: Alert; isLoud: boolean }) {
  const { alert, isLoud } = props;
  const { id, title, runbookUrl, runbook, dashboardUrl } = alert;
  const { t } = useOperationsTranslation();
  return (
    <p className={styles.ways}>
      {isLoud &&
        (runbook ? (
          <RunbookLink id={runbook}>{t('alerts.runbook')}</RunbookLink>
        ) : (
          (isWeb(runbookUrl) && (
            <Link href={runbookUrl}>{t('alerts.runbook')}</Link>
          )) || (
            <>
              <span className={styles.quiet}>{t('alert.noRunbook')}</span>
              <WriteRunbookLink alert={alert} />
            </>
          )
        ))}
      {isLoud && isWeb(dashboardUrl) && (
        <Link href={dashboardUrl}>{t('alert.dashboard')}</Link>
      )}
      <AlertLink id={id} label={t('alert.detailsOf', { title })}>
        {t('alert.details')}
      </AlertLink>
      {isLoud && <SilenceButton alert={alert} />}
      {isLoud && (
        <AskButton
          artefact={{
            kind: 'alertRule',
            name: alert.labels.alertname ?? title,
            service: alert.service?.ref,
          }}
          incident={alert.incident?.key}
          alert={id}
          called={title}
          label={t('ask.short')}
          size="small"
          variant="tertiary"
        />
      )}
    </p>
  );
}
