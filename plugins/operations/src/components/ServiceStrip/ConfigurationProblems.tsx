import { Alert } from '@backstage/ui';
import { ConfigurationProblem } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AskButton } from '../AskAuthor';
import { ServerText } from '../ServerText';
import styles from './ServiceStrip.module.css';

/**
 * What is written for the service and cannot be followed: which annotation, what is wrong, how to write it.
 *
 * @internal
 */
export function ConfigurationProblems(props: {
  problems: ConfigurationProblem[];
}) {
  const { problems } = props;
  const { t } = useOperationsTranslation();
  if (problems.length === 0) return undefined;
  return (
    <Alert
      status="warning"
      icon
      title={t('problems.title', { count: problems.length })}
      description={
        <ul className={styles.reasons}>
          {problems.map(problem => (
            <li key={`${problem.source} ${problem.field}`}>
              <code className={styles.code}>{problem.field}</code>:{' '}
              <ServerText of={problem.message} />
              {problem.value && (
                <>
                  {' '}
                  {t('problems.written')}{' '}
                  <code className={styles.code}>{problem.value}</code>.
                </>
              )}{' '}
              {problem.remedy}{' '}
              <AskButton
                artefact={{ kind: 'configuration', name: problem.field }}
                label={t('ask.short')}
                size="small"
                variant="tertiary"
              />
            </li>
          ))}
        </ul>
      }
    />
  );
}
