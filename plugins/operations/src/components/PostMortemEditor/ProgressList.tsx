import { PostMortemProgress } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import styles from './PostMortemEditor.module.css';

/**
 * What is told already, and what not yet.
 *
 * @internal
 */
export function ProgressList(props: { of: PostMortemProgress }) {
  const { parts, done, total } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <section
      className={styles.progress}
      aria-label={t('postMortem.edit.progress')}
    >
      <h2 className={styles.subtitle}>
        {t('postMortem.edit.progress')}
        {': '}
        {t('postMortem.edit.progressOf', {
          done: String(done),
          total: String(total),
        })}
      </h2>
      <ul className={styles.plainList}>
        {parts.map(({ part, done: isDone }) => (
          <li key={part}>
            <HealthMark
              mark={isDone ? 'healthy' : 'unknown'}
              label={t(
                isDone
                  ? 'postMortem.edit.progressDone'
                  : 'postMortem.edit.progressOpen',
              )}
            />{' '}
            {t(`postMortem.edit.part.${part}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
