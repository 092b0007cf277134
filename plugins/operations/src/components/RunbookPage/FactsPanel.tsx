import { Link } from '@backstage/ui';
import {
  Runbook,
  RunbookDetail,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ShowMore } from '../ClusterState';
import { HealthMark } from '../HealthMark';
import { ServiceName } from '../IncidentState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './RunbookPage.module.css';

const FIRST = 8;

/**
 * What is wrong with a runbook: links that lead nowhere, and what else was found.
 *
 * @internal
 */
export function ProblemsPanel(props: { of: Runbook }) {
  const { problems, checkedAt } = props.of;
  const { t } = useOperationsTranslation();
  if (problems.length === 0) {
    return (
      <p className={pageStyles.quiet}>
        {checkedAt ? (
          <>
            {t('runbook.noProblems')}{' '}
            {t('runbook.checked', { time: <Age of={checkedAt} /> })}
          </>
        ) : (
          t('runbook.notChecked')
        )}
      </p>
    );
  }
  return (
    <Panel title={t('runbook.problems', { count: problems.length })}>
      <ShowMore items={problems} first={FIRST}>
        {shown => (
          <ul className={styles.list}>
            {shown.map(({ line, message, url }) => (
              <li key={`${line} ${message} ${url}`}>
                <HealthMark mark="degraded" /> {message}
                {url && (
                  <>
                    {' '}
                    <Link href={url}>{url}</Link>
                  </>
                )}
                {line !== undefined && (
                  <span className={pageStyles.quiet}>
                    {' '}
                    {t('runbook.line', { line: String(line) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
      {checkedAt && (
        <p className={pageStyles.quiet}>
          {t('runbook.checked', { time: <Age of={checkedAt} /> })}
        </p>
      )}
    </Panel>
  );
}

/** The repository and the file: a link where the forge has pages, else where it is cloned from. */
function SourceFile(props: { of: NonNullable<RunbookDetail['source']> }) {
  const { repository, path, url, address } = props.of;
  const { t } = useOperationsTranslation();
  const file = `${repository} · ${path}`;
  return (
    <p className={styles.file}>
      {t('runbook.file', {
        file: url ? <Link href={url}>{file}</Link> : <code>{file}</code>,
      })}
      {!url && address && (
        <> {t('runbook.clone', { address: <code>{address}</code> })}</>
      )}
    </p>
  );
}

/**
 * Of which services and for which alerts a runbook is, and where it is written.
 *
 * @internal
 */
export function FactsPanel(props: {
  of: Runbook;
  source: RunbookDetail['source'];
}) {
  const { source } = props;
  const { services, alerts } = props.of;
  const { t } = useOperationsTranslation();
  if (services.length === 0 && alerts.length === 0 && !source) return null;
  return (
    <Panel title={t('runbook.title')}>
      {services.length > 0 && (
        <p>
          {t('runbook.services')}{' '}
          {services.map((service, index) => (
            <span key={service.ref}>
              {index > 0 && ', '}
              <ServiceName of={service} />
            </span>
          ))}
        </p>
      )}
      {alerts.length > 0 && (
        <p>
          {t('runbook.for')} {alerts.join(', ')}
        </p>
      )}
      {source && <SourceFile of={source} />}
    </Panel>
  );
}
