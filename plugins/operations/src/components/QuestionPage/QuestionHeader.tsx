import { BgProvider, Button } from '@backstage/ui';
import {
  Question,
  QuestionChange,
  QuestionDetail,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { Frames } from '../AskAuthor';
import { HealthMark } from '../HealthMark';
import { IncidentLink, PersonName, ServiceName } from '../IncidentState';
import { QUESTION_MARKS, RunbookLink } from '../QuestionState';
import { pageStyles } from '../Page';
import { EditQuestion } from './EditQuestion';
import { ThreadText } from './ThreadText';

/** What it is about, leading there where that is a page. */
function About(props: { of: Question }) {
  const { artefact, artefactTitle, service, incident } = props.of;
  const { t } = useOperationsTranslation();
  // What is about the service itself names it once.
  const isOfService = artefact.kind === 'service' && service;
  const title = isOfService ? undefined : artefactTitle ?? artefact.name;
  return (
    <>
      {isOfService && (
        <>
          {' · '}
          {t('question.about', { what: <ServiceName of={service} /> })}
        </>
      )}
      {title && (
        <>
          {' · '}
          {t('question.about', {
            what: artefact.runbook ? (
              <RunbookLink id={artefact.runbook}>{title}</RunbookLink>
            ) : (
              <>{title}</>
            ),
          })}
        </>
      )}
      {service && !isOfService && (
        <>
          {' · '}
          <ServiceName of={service} />
        </>
      )}
      {incident && (
        <>
          {' · '}
          <IncidentLink incidentKey={incident} />
        </>
      )}
    </>
  );
}

/** Ends it without an answer, or opens it again. */
function CloseButton(props: {
  question: Question;
  change: (change: QuestionChange) => Promise<unknown>;
}) {
  const { question, change } = props;
  const { version, state } = question;
  const { t } = useOperationsTranslation();
  const isClosed = state === 'closed';
  const [sent, send] = useAsyncFn(
    () => change({ version, closed: !isClosed }),
    [change, version, isClosed],
  );
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        isDisabled={sent.loading}
        onPress={() => {
          send();
        }}
      >
        {t(isClosed ? 'question.reopen' : 'question.close')}
      </Button>
      <span role="status">
        {sent.error && t('question.refused', { message: sent.error.message })}
      </span>
    </>
  );
}

/**
 * The question itself: how it stands, who asks, about what, and in which words.
 *
 * @internal
 */
export function QuestionHeader(props: {
  detail: QuestionDetail;
  change: (change: QuestionChange) => Promise<unknown>;
}) {
  const { detail, change } = props;
  const { question, text, withheld, may } = detail;
  const { key, title, state, asker, askedAt, visibility } = question;
  const { t } = useOperationsTranslation();
  const [isEditing, setEditing] = useState(false);
  return (
    <div className={pageStyles.answer} data-mark={QUESTION_MARKS[state]}>
      <h1 className={pageStyles.title}>
        {key} {title}
      </h1>
      <p className={pageStyles.headline}>
        <HealthMark mark={QUESTION_MARKS[state]} size={22} />
        <span>{t(`question.state.${state}`)}</span>
      </p>
      <p className={pageStyles.quiet}>
        {asker
          ? t('question.askedBy', {
              name: <PersonName of={asker} />,
              time: <Age of={askedAt} />,
            })
          : t('question.askedAgo', { time: <Age of={askedAt} /> })}
        <About of={question} />
        {visibility === 'internal' && ` · ${t('question.internal')}`}
      </p>
      {isEditing ? (
        <EditQuestion
          detail={detail}
          change={change}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <ThreadText of={text} withheld={withheld} />
          <Frames of={text} />
        </>
      )}
      {may.change && !isEditing && (
        <div className={pageStyles.actions}>
          {/* So that buttons can be told from what they lie on. */}
          <BgProvider bg="neutral-1">
            <Button
              size="small"
              variant="secondary"
              onPress={() => setEditing(true)}
            >
              {t('question.editQuestion')}
            </Button>
            <CloseButton question={question} change={change} />
          </BgProvider>
        </div>
      )}
    </div>
  );
}
