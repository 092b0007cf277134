import { PostMortemStatus } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { POST_MORTEM_STATUSES } from '../../hooks/usePostMortemQuery';
import styles from './PostMortemEditor.module.css';

/**
 * How far a text is on its way to its readers.
 *
 * @internal
 */
export function StepBar(props: { status: PostMortemStatus }) {
  const { status } = props;
  const { t } = useOperationsTranslation();
  return (
    <ol className={styles.steps} aria-label={t('postMortem.steps.label')}>
      {POST_MORTEM_STATUSES.map(step => (
        <li key={step} aria-current={step === status ? 'step' : undefined}>
          {t(`postMortem.status.${step}`)}
        </li>
      ))}
    </ol>
  );
}
