import { Button, TextAreaField } from '@backstage/ui';
import { TimelineEntry } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { isConflict } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useTextLimit } from '../../hooks/useTextLimit';
import { refusal } from '../IncidentNoteBox';
import styles from './IncidentTimeline.module.css';

/**
 * Edits what one wrote. Where somebody edited it meanwhile, both are shown, and saving again decides.
 *
 * @internal
 */
export function EntryEditor(props: {
  entry: TimelineEntry;
  label: string;
  onSave: (entry: TimelineEntry, text: string) => Promise<TimelineEntry>;
  onClose: () => void;
}) {
  const { entry, label, onSave, onClose } = props;
  const { t, locale } = useOperationsTranslation();
  const [text, setText] = useState(entry.text);
  const tooLong = useTextLimit(text);
  // What it had said when one began to write.
  const [begun] = useState(entry);
  const isOther = begun.edits !== entry.edits;
  const [{ loading, error }, save] = useAsyncFn(async () => {
    // Who has been shown the other text and saves again, means it.
    await onSave(isOther ? entry : begun, text);
    onClose();
  }, [isOther, entry, begun, text, onSave, onClose]);
  return (
    <div className={styles.editor}>
      <TextAreaField
        aria-label={label}
        value={text}
        onChange={setText}
        rows={4}
        // The reader asked for this box, and wants to write.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      {isOther && (
        <p role="status">
          {t('incident.timeline.conflict', { text: entry.text })}
        </p>
      )}
      {error && !isConflict(error) && (
        <p role="status">
          {t('incident.page.refused', {
            message: refusal(error, text, { t, locale }),
          })}
        </p>
      )}
      {tooLong && <p role="status">{tooLong}</p>}
      <div className={styles.entryFoot}>
        <Button
          size="small"
          variant="primary"
          isDisabled={
            loading || !text.trim() || text === begun.text || Boolean(tooLong)
          }
          onPress={() => {
            save();
          }}
        >
          {t('incident.timeline.save')}
        </Button>
        <Button size="small" variant="secondary" onPress={onClose}>
          {t('incident.timeline.cancel')}
        </Button>
      </div>
    </div>
  );
}
