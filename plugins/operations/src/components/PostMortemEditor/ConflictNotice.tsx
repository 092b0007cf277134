import { Alert, Button } from '@backstage/ui';
import { useMemo } from 'react';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';
import { lineDiff } from './lineDiff';
import { UnifiedDiff } from './UnifiedDiff';
import { DraftText, Theirs } from './useDraftText';
import styles from './PostMortemEditor.module.css';

/** Who it was, when and where, as far as that is known. */
function Who(props: { of: Theirs }) {
  const { by, at, isInGit } = props.of;
  const { t, locale } = useOperationsTranslation();
  const time = at
    ? formatTime(at, { now: Date.now(), locale })
    : t('postMortem.conflict.meanwhile');
  if (isInGit) return <>{t('postMortem.conflict.inGit', { time })}</>;
  if (!by) return <>{t('postMortem.conflict.bySomebody', { time })}</>;
  return (
    <>{t('postMortem.conflict.by', { name: <PersonName of={by} />, time })}</>
  );
}

/**
 * That somebody else has saved meanwhile: who, how one's own text differs, and a choice. Nothing of either is lost unasked.
 *
 * @internal
 */
export function ConflictNotice(props: { draft: DraftText }) {
  const { draft } = props;
  const { text, theirs, isSaving } = draft;
  const { t } = useOperationsTranslation();
  const diff = useMemo(
    () => theirs && lineDiff(theirs.text, text),
    [theirs, text],
  );
  if (!theirs) return null;
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('postMortem.conflict.title')}
      description={
        <div className={styles.form}>
          <p>
            <Who of={theirs} />{' '}
            {diff && (
              <>
                {t('postMortem.conflict.onlyTheirs', {
                  count: diff.onlyTheirs,
                })}{' '}
                {t('postMortem.conflict.onlyMine', { count: diff.onlyMine })}
              </>
            )}
            {!diff && t('postMortem.conflict.tooMuch')}
          </p>
          <p>{t('postMortem.conflict.what')}</p>
          {diff && (
            <UnifiedDiff
              label={t('postMortem.conflict.difference')}
              of={diff.patch}
            />
          )}
          <div className={styles.tools}>
            <Button
              size="small"
              variant="primary"
              isPending={isSaving}
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
