import { useRouteRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { QuestionDetail } from '@operate-first/plugin-operations-common';
import { useParams } from 'react-router-dom';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { QuestionThread, useQuestion } from '../../hooks/useQuestion';
import { questionsRouteRef } from '../../routes';
import { AskLinks, AskScope } from '../AskAuthor';
import { DetailPage, pageStyles } from '../Page';
import { AnswerBox } from './AnswerBox';
import { Answers } from './Answers';
import { EventsList } from './EventsList';
import { KeepPanel } from './KeepPanel';
import { QuestionHeader } from './QuestionHeader';
import { RecipientsPanel } from './RecipientsPanel';

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
      <div className={pageStyles.columns}>
        <div className={pageStyles.stack}>
          <Answers detail={detail} thread={thread} />
          <AnswerBox
            questionKey={question.key}
            mayAnswer={may.answer}
            isClosed={question.state === 'closed'}
            onAnswer={thread.answer}
          />
        </div>
        <div className={pageStyles.stack}>
          <RecipientsPanel question={question} />
          <KeepPanel detail={detail} thread={thread} />
          <AskLinks links={links} text={detail.text} />
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
  const back = useRouteRef(questionsRouteRef)?.();
  return (
    <DetailPage
      back={{ href: back, label: t('question.back') }}
      of={thread.question}
      subject="question"
      shape={[140, 320]}
    >
      {detail => (
        <Content key={detail.question.id} detail={detail} thread={thread} />
      )}
    </DetailPage>
  );
}
