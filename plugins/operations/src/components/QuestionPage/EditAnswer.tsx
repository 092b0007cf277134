import { Button } from '@backstage/ui';
import { Answer } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { isConflict } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useTextLimit } from '../../hooks/useTextLimit';
import { QuestionText } from '../AskAuthor';
import { pageStyles } from '../Page';
import styles from './QuestionPage.module.css';

/**
 * Edits what one answered; what it said before is kept. Where it was edited meanwhile, in another window, both are
 * shown, and saving again decides.
 *
 * @internal
 */
export function EditAnswer(props: {
  answer: Answer;
  label: string;
  onSave: (answer: Answer, text: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { answer, label, onSave, onClose } = props;
  const { t } = useOperationsTranslation();
  const [begun] = useState(answer);
  const [text, setText] = useState(answer.text);
  const tooLong = useTextLimit(text);
  const isOther = begun.edits !== answer.edits;
  const [sent, send] = useAsyncFn(async () => {
    // Who has been shown the other text and saves again, means it.
    await onSave(isOther ? answer : begun, text);
    onClose();
  }, [isOther, answer, begun, text, onSave, onClose]);
  return (
    <div className={styles.editor}>
      <QuestionText
        label={label}
        hint={t('question.answerHint')}
        rows={6}
        value={text}
        onChange={setText}
        problem={tooLong}
      />
      <div role="status">
        {isOther && t('question.conflict', { text: answer.text })}
        {sent.error &&
          !isConflict(sent.error) &&
          t('question.refused', { message: sent.error.message })}
      </div>
      <div className={pageStyles.actions}>
        <Button
          size="small"
          variant="primary"
          isDisabled={
            sent.loading ||
            !text.trim() ||
            text === begun.text ||
            Boolean(tooLong)
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
