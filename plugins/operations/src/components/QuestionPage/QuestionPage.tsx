import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, VisuallyHidden } from '@backstage/ui';
import { QuestionDetail } from '@operate-first/plugin-operations-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { useParams } from 'react-router-dom';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { QuestionThread, useQuestion } from '../../hooks/useQuestion';
import { questionsRouteRef } from '../../routes';
import { AskLinks, AskScope } from '../AskAuthor';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { AnswerBox } from './AnswerBox';
import { Answers } from './Answers';
import { EventsList } from './EventsList';
import { KeepPanel } from './KeepPanel';
import { QuestionHeader } from './QuestionHeader';
import { RecipientsPanel } from './RecipientsPanel';
import styles from './QuestionPage.module.css';

function Content(props: { detail: QuestionDetail; thread: QuestionThread }) {
  const { detail, thread } = props;
  const { question, links, may } = detail;
  const { t } = useOperationsTranslation();
  return (
    <AskScope.Provider
      value={{ service: question.service?.ref, incident: question.incident }}
    >
      <VisuallyHidden role="status">
        {t('question.changed', {
          key: question.key,
          state: t(`question.state.${question.state}`),
        })}{' '}
        {t('question.answersTitle', { count: detail.totalAnswers })}
      </VisuallyHidden>
      <QuestionHeader detail={detail} change={thread.change} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Answers detail={detail} thread={thread} />
          <AnswerBox
            questionKey={question.key}
            mayAnswer={may.answer}
            isClosed={question.state === 'closed'}
            onAnswer={thread.answer}
          />
        </div>
        <div className={styles.beside}>
          <RecipientsPanel question={question} />
          <KeepPanel detail={detail} thread={thread} />
          {links.length > 0 && (
            <Panel title={t('question.elsewhere')}>
              <AskLinks links={links} text={detail.text} />
            </Panel>
          )}
          <EventsList of={detail.events} />
        </div>
      </div>
    </AskScope.Provider>
  );
}

/**
 * One question: what is asked, what was answered, of whom, and what became of the answer.
 *
 * @internal
 */
export function QuestionPage() {
  const { t } = useOperationsTranslation();
  const { key = '' } = useParams();
  const thread = useQuestion(key);
  const { question } = thread;
  const back = useRouteRef(questionsRouteRef)?.();
  return (
    <main className={styles.page}>
      <Link href={back ?? '..'} className={styles.back}>
        <RiArrowLeftLine size={16} aria-hidden /> {t('question.back')}
      </Link>
      <Problem of={question} subject="question" />
      {question.data ? (
        <OldPicture.Provider value={oldPictureOf(question)}>
          <Content
            key={question.data.question.id}
            detail={question.data}
            thread={thread}
          />
        </OldPicture.Provider>
      ) : (
        !question.error && (
          <>
            <Skeleton width="28rem" height={32} />
            <Skeleton width="100%" height={140} />
            <Skeleton width="100%" height={320} />
          </>
        )
      )}
    </main>
  );
}
