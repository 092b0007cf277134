import {
  postMortemProgress,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import styles from './PostMortemEditor.module.css';

/**
 * What is told already, and what not yet.
 *
 * @internal
 */
export function ProgressList(props: { text: string }) {
  const { text } = props;
  const { t } = useOperationsTranslation();
  const progress = useMemo(() => {
    const { document } = readPostMortem(text);
    return document && postMortemProgress(document);
  }, [text]);
  if (!progress) return null;
  return (
    <section
      className={styles.progress}
      aria-label={t('postMortem.edit.progress')}
    >
      <h2 className={styles.subtitle}>
        {t('postMortem.edit.progress')}
        {': '}
        {t('postMortem.edit.progressOf', {
          done: String(progress.done),
          total: String(progress.total),
        })}
      </h2>
      <ul className={styles.plainList}>
        {progress.parts.map(({ part, done }) => (
          <li key={part}>
            <HealthMark
              mark={done ? 'healthy' : 'unknown'}
              label={t(
                done
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
