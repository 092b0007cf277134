import { Button } from '@backstage/ui';
import { QuestionDetail } from '@operate-first/plugin-operations-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { QuestionThread } from '../../hooks/useQuestion';
import { Age } from '../Age';
import { PersonName } from '../IncidentState';
import { pageStyles } from '../Page';
import { AnswerItem } from './AnswerItem';
import { ThreadText } from './ThreadText';
import styles from './QuestionPage.module.css';

/** The answer that was the one, before all that led to it. */
function Accepted(props: { detail: QuestionDetail }) {
  const { detail } = props;
  const { t } = useOperationsTranslation();
  const answer = detail.answers.find(({ accepted }) => accepted);
  // Where it is the only one, it stands below with its mark.
  if (!answer || detail.totalAnswers === 1) return null;
  const name = answer.author ? (
    <PersonName of={answer.author} />
  ) : (
    <>{answer.authorName ?? t('question.somebody')}</>
  );
  return (
    <section className={styles.accepted} aria-label={t('question.accepted')}>
      <h2 className={pageStyles.heading}>{t('question.accepted')}</h2>
      <p className={pageStyles.quiet}>
        {t('question.answerBy', { name, time: <Age of={answer.at} /> })} ·{' '}
        <a href={`#${answer.id}`}>{t('question.toAnswer')}</a>
      </p>
      <ThreadText of={answer.text} withheld={answer.withheld} />
    </section>
  );
}

function Nobody(props: { detail: QuestionDetail }) {
  const { recipients = [] } = props.detail.question;
  const { t } = useOperationsTranslation();
  const [told] = recipients;
  return (
    <p className={pageStyles.quiet}>
      {told
        ? t('question.noAnswersTold', {
            name: <PersonName of={told.ref} />,
            time: <Age of={told.since} />,
          })
        : t('question.noAnswers')}
    </p>
  );
}

/**
 * What was answered, oldest first, the accepted answer once more on top. New answers come at the end and move nothing.
 *
 * @internal
 */
export function Answers(props: {
  detail: QuestionDetail;
  thread: QuestionThread;
}) {
  const { detail, thread } = props;
  const { answers, totalAnswers, may } = detail;
  const { t } = useOperationsTranslation();
  const earlier = totalAnswers - answers.length;
  const [sent, load] = useAsyncFn(() => thread.loadEarlier(), [thread]);
  return (
    <>
      <Accepted detail={detail} />
      <section aria-label={t('question.answersTitle', { count: totalAnswers })}>
        {totalAnswers === 0 ? (
          <Nobody detail={detail} />
        ) : (
          <h2 className={pageStyles.heading}>
            {t('question.answersTitle', { count: totalAnswers })}
          </h2>
        )}
        {earlier > 0 && (
          <Button
            size="small"
            variant="secondary"
            isDisabled={sent.loading}
            onPress={() => {
              load();
            }}
          >
            {t('question.earlier', { count: earlier })}
          </Button>
        )}
        <p role="status">
          {sent.error && t('question.refused', { message: sent.error.message })}
        </p>
        <ol className={styles.answers}>
          {answers.map(answer => (
            <AnswerItem
              key={answer.id}
              answer={answer}
              mayAccept={may.accept}
              isAsker={detail.question.mine}
              mayEdit={may.answer}
              onEdit={thread.edit}
              onAccept={thread.accept}
            />
          ))}
        </ol>
      </section>
    </>
  );
}
