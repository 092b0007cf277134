import { SloDocumentProblem } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './OpenSloCard.module.css';

/**
 * What is wrong or doubtful in a document, each with the path of its field. Nothing where nothing is.
 *
 * @internal
 */
export function DocumentProblems(props: { problems: SloDocumentProblem[] }) {
  const { problems } = props;
  const { t } = useOperationsTranslation();
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label={t('openSlo.problems')}>
      {problems.map(({ severity, path, message }) => (
        <li key={`${path} ${message}`}>
          <strong>{t(`openSlo.severity.${severity}`)}</strong>{' '}
          {path && (
            <>
              <code>{path}</code>:{' '}
            </>
          )}
          {message}
        </li>
      ))}
    </ul>
  );
}
