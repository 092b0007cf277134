import { RequestCheck } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark, Mark } from '../HealthMark';
import { pageStyles } from '../Page';
import { Disclosure, Panel } from '../Panel';
import { ServerText } from '../ServerText';
import styles from './RequestPage.module.css';

const MARKS: Record<RequestCheck['state'], Mark> = {
  passed: 'healthy',
  failed: 'down',
  notRun: 'unknown',
};

/**
 * What was checked before anybody was asked, and what could not be.
 *
 * @internal
 */
export function ChecksPanel(props: { of: RequestCheck[] }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('request.checks.title')}>
      {of.length === 0 && (
        <p className={pageStyles.quiet}>{t('request.checks.none')}</p>
      )}
      <ul className={styles.plain}>
        {of.map(({ name, state, applies, message, details = [] }) => (
          <li key={name}>
            <HealthMark mark={MARKS[state]} /> <strong>{name}</strong>{' '}
            {t(`request.checks.${applies === false ? 'notApplicable' : state}`)}
            <p className={styles.quiet}>
              <ServerText of={message} />
            </p>
            {details.length > 0 && (
              <Disclosure
                summary={t('request.checks.details', { count: details.length })}
              >
                <ul className={styles.details}>
                  {details.map(detail => (
                    <li key={detail}>
                      <ServerText of={detail} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
