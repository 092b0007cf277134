import { Alert, Button } from '@backstage/ui';
import { createPatch } from 'diff';
import { useMemo } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { UnifiedDiff } from './UnifiedDiff';
import { DraftText } from './useDraftText';
import styles from './PostMortemEditor.module.css';

/**
 * That somebody else has saved meanwhile: how one's own text differs, and a choice. Nothing of either is lost unasked.
 *
 * @internal
 */
export function ConflictNotice(props: { draft: DraftText }) {
  const { draft } = props;
  const { text, theirs, isSaving } = draft;
  const { t } = useOperationsTranslation();
  const patch = useMemo(
    () =>
      theirs &&
      createPatch(
        '',
        theirs.text,
        text,
        t('postMortem.conflict.theirs'),
        t('postMortem.conflict.mine'),
      ),
    [theirs, text, t],
  );
  if (!theirs || patch === undefined) return null;
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('postMortem.conflict.title')}
      description={
        <div className={styles.form}>
          <p>{t('postMortem.conflict.what')}</p>
          <UnifiedDiff label={t('postMortem.conflict.difference')} of={patch} />
          <div className={styles.tools}>
            <Button
              size="small"
              variant="primary"
              isDisabled={isSaving}
              onPress={() => {
                draft.save(theirs);
              }}
            >
              {t('postMortem.conflict.keepMine')}
            </Button>
            <Button
              size="small"
              variant="secondary"
              isDisabled={isSaving}
              onPress={draft.yield}
            >
              {t('postMortem.conflict.takeTheirs')}
            </Button>
          </div>
        </div>
      }
    />
  );
}
