import { Button, Link } from '@backstage/ui';
import { Answer } from '@operate-first/plugin-operations-common';
import { RiCheckLine } from '@remixicon/react';
import { memo, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Frames } from '../AskAuthor';
import { useEntityName } from '../Filters';
import { PersonName } from '../IncidentState';
import { pageStyles } from '../Page';
import { EditAnswer } from './EditAnswer';
import { ThreadText } from './ThreadText';
import styles from './QuestionPage.module.css';

interface AnswerProps {
  answer: Answer;
  mayAccept: boolean;
  /** Whether the reader has asked. */
  isAsker: boolean;
  mayEdit: boolean;
  onEdit: (answer: Answer, text: string) => Promise<unknown>;
  onAccept: (answer: Answer, isWanted: boolean) => Promise<unknown>;
}

/** Says that this was the answer, or that it was not after all. */
function AcceptButton(props: AnswerProps & { name: string; time: string }) {
  const { answer, name, time, onAccept } = props;
  const { t } = useOperationsTranslation();
  const [sent, send] = useAsyncFn(
    () => onAccept(answer, !answer.accepted),
    [answer, onAccept],
  );
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        isDisabled={sent.loading}
        aria-label={
          answer.accepted ? undefined : t('question.acceptOf', { name, time })
        }
        onPress={() => {
          send();
        }}
      >
        {t(answer.accepted ? 'question.unaccept' : 'question.accept')}
      </Button>
      <span role="status">
        {sent.error && t('question.refused', { message: sent.error.message })}
      </span>
    </>
  );
}

function OneAnswer(props: AnswerProps) {
  const { answer, isAsker, mayEdit, onEdit } = props;
  // Nobody says of their own words that they were the answer, but for whoever asked and found it out.
  const mayAccept = props.mayAccept && (!answer.mine || isAsker);
  const { author, authorName, at, text, withheld, redacted, accepted } = answer;
  const { t, locale } = useOperationsTranslation();
  const entityName = useEntityName();
  const [isEditing, setEditing] = useState(false);
  const time = formatTime(at, { now: Date.now(), locale });
  const name =
    author?.title ??
    (author && entityName(author.ref)) ??
    authorName ??
    t('question.somebody');
  return (
    <li
      id={answer.id}
      className={styles.item}
      data-accepted={accepted || undefined}
    >
      <p className={styles.itemHead}>
        {author ? <PersonName of={author} /> : name}
        <time dateTime={at} title={formatMoment(at, locale)}>
          {time}
        </time>
        {answer.editedAt && (
          <span title={formatMoment(answer.editedAt, locale)}>
            {t('question.edited')}
          </span>
        )}
        {accepted && (
          <strong className={styles.mark}>
            <RiCheckLine size={16} aria-hidden /> {t('question.isAccepted')}
          </strong>
        )}
      </p>
      {isEditing ? (
        <EditAnswer
          answer={answer}
          label={t('question.editAnswer', { time })}
          onSave={onEdit}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <ThreadText of={text} withheld={withheld} redacted={redacted} />
          {!withheld && <Frames of={text} />}
        </>
      )}
      {!isEditing && (
        <div className={pageStyles.actions}>
          {answer.url && <Link href={answer.url}>{t('question.open')}</Link>}
          {mayAccept && <AcceptButton {...props} name={name} time={time} />}
          {answer.mine && mayEdit && (
            <Button
              size="small"
              variant="tertiary"
              aria-label={t('question.editAnswer', { time })}
              onPress={() => setEditing(true)}
            >
              {t('question.edit')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/**
 * One answer. Five hundred of them are not drawn anew because one comes.
 *
 * @internal
 */
export const AnswerItem = memo(OneAnswer);
