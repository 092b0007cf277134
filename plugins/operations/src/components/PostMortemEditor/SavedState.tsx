import { Button } from '@backstage/ui';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { pageStyles } from '../Page';
import { DraftText } from './useDraftText';
import styles from './PostMortemEditor.module.css';

/**
 * Whether what is written is safe.
 *
 * @internal
 */
export function SavedState(props: { draft: DraftText }) {
  const { isDirty, isSaving, error, savedAt, save } = props.draft;
  const { t, locale } = useOperationsTranslation();
  const words = () => {
    if (error) return t('postMortem.edit.failed', { message: error.message });
    if (isSaving) return t('postMortem.edit.saving');
    if (isDirty) return t('postMortem.edit.unsaved');
    return savedAt
      ? t('postMortem.edit.saved', {
          time: formatTime(savedAt, { now: Date.now(), locale }),
        })
      : '';
  };
  return (
    <span className={styles.tools}>
      <span role="status" className={error ? undefined : pageStyles.quiet}>
        {words()}
      </span>
      {(isDirty || error) && (
        <Button
          size="small"
          variant="secondary"
          isDisabled={isSaving}
          onPress={() => {
            save();
          }}
        >
          {t('postMortem.edit.retry')}
        </Button>
      )}
    </span>
  );
}
