import { Button, TextField } from '@backstage/ui';
import {
  QuestionChange,
  QuestionDetail,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { isConflict } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useTextLimit } from '../../hooks/useTextLimit';
import { QuestionText } from '../AskAuthor';
import { pageStyles } from '../Page';
import styles from './QuestionPage.module.css';

/**
 * Changes what one asked. Where it was changed meanwhile, that is shown, and saving again decides.
 *
 * @internal
 */
export function EditQuestion(props: {
  detail: QuestionDetail;
  change: (change: QuestionChange) => Promise<unknown>;
  onClose: () => void;
}) {
  const { detail, change, onClose } = props;
  const { t } = useOperationsTranslation();
  const [begun] = useState(detail);
  const [title, setTitle] = useState(begun.question.title);
  const [text, setText] = useState(begun.text);
  const tooLong = useTextLimit(text);
  const isOther =
    begun.text !== detail.text ||
    begun.question.title !== detail.question.title;
  const [sent, send] = useAsyncFn(async () => {
    // An answer that came meanwhile takes nothing away from the words of the question.
    await change({ version: detail.question.version, title, text });
    onClose();
  }, [detail, title, text, change, onClose]);
  return (
    <div className={styles.editor}>
      <TextField
        label={t('ask.titleLabel')}
        value={title}
        onChange={setTitle}
        maxLength={300}
      />
      <QuestionText value={text} onChange={setText} problem={tooLong} />
      <div role="status">
        {isOther &&
          t('question.conflict', {
            text: `${detail.question.title}\n${detail.text}`,
          })}
        {sent.error &&
          !isConflict(sent.error) &&
          t('question.refused', { message: sent.error.message })}
      </div>
      <div className={pageStyles.actions}>
        <Button
          size="small"
          variant="primary"
          isDisabled={
            sent.loading || !title.trim() || !text.trim() || Boolean(tooLong)
          }
          onPress={() => {
            send();
          }}
        >
          {t('question.save')}
        </Button>
        <Button size="small" variant="secondary" onPress={onClose}>
          {t('question.cancel')}
        </Button>
      </div>
    </div>
  );
}
