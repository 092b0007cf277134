import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { operationsQuestionWritePermission } from '@operate-first/plugin-operations-common';
import { useRef } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useDraft } from '../../hooks/useDraft';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useTextLimit } from '../../hooks/useTextLimit';
import { QuestionText } from '../AskAuthor';
import { SignIn } from '../SignIn';
import { pageStyles } from '../Page';
import styles from './QuestionPage.module.css';

function Box(props: {
  questionKey: string;
  onAnswer: (text: string, idempotencyKey: string) => Promise<unknown>;
}) {
  const { questionKey, onAnswer } = props;
  const { t } = useOperationsTranslation();
  const [text, setText] = useDraft(`operations.answer.${questionKey}`);
  const tooLong = useTextLimit(text);
  // What is sent once more because nobody knows whether it arrived, is written once.
  const sentAs = useRef<{ text: string; key: string }>();
  const [sent, send] = useAsyncFn(async () => {
    if (sentAs.current?.text !== text) {
      sentAs.current = { text, key: crypto.randomUUID() };
    }
    await onAnswer(text, sentAs.current.key);
    sentAs.current = undefined;
    setText('');
  }, [text, onAnswer, setText]);
  const isBlocked = sent.loading || !text.trim() || Boolean(tooLong);
  return (
    <div
      className={styles.box}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          if (!isBlocked) send();
        }
      }}
      role="presentation"
    >
      <QuestionText
        label={t('question.answer')}
        hint={t('question.answerHint')}
        rows={5}
        value={text}
        onChange={setText}
        problem={tooLong}
      />
      <div role="status">
        {sent.loading && t('question.sending')}
        {sent.error &&
          !sent.loading &&
          t('question.refused', { message: sent.error.message })}
      </div>
      <div className={pageStyles.actions}>
        <Button
          variant="primary"
          isDisabled={isBlocked}
          onPress={() => {
            send();
          }}
        >
          {t('question.send')}
        </Button>
      </div>
    </div>
  );
}

/**
 * Where one answers. What could not be sent stays.
 *
 * @internal
 */
export function AnswerBox(props: {
  questionKey: string;
  mayAnswer: boolean;
  isClosed: boolean;
  onAnswer: (text: string, idempotencyKey: string) => Promise<unknown>;
}) {
  const { mayAnswer, isClosed } = props;
  const { t } = useOperationsTranslation();
  const { allowed, loading } = usePermission({
    permission: operationsQuestionWritePermission,
  });
  if (mayAnswer) return <Box {...props} />;
  if (loading) return null;
  if (isClosed)
    return <p className={pageStyles.quiet}>{t('question.isClosed')}</p>;
  return (
    <p className={pageStyles.quiet}>
      {allowed
        ? t('question.mayNot')
        : t('question.signIn', { signIn: <SignIn /> })}
    </p>
  );
}
