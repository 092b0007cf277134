import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { Artefact } from '@operate-first/plugin-operations-common';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useQuestionsOf } from '../../hooks/useQuestions';
import { questionsRouteRef } from '../../routes';
import { AskButton } from '../AskAuthor';
import { ShowMore } from '../ClusterState';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { QuestionLine } from '../QuestionState';
import styles from './QuestionsCard.module.css';

const FIRST = 5;

/**
 * What was asked about a service, or in an incident: who waits for an answer first, and the way to ask.
 *
 * @internal
 */
export function QuestionsCard(props: {
  /** Of what the questions are. */
  service?: string;
  incident?: string;
  /** What is asked about here. */
  artefact?: Artefact;
}) {
  const { service, incident, artefact } = props;
  const { t } = useOperationsTranslation();
  const questions = useQuestionsOf({
    service: service === undefined ? undefined : [service],
    incident,
  });
  const path = useRouteRef(questionsRouteRef)?.();
  const all = new URLSearchParams({
    view: 'all',
    ...(incident ? { incident } : { service: service ?? '' }),
  });
  const { items = [], totalItems = 0 } = questions.data ?? {};
  const isOfIncident = incident !== undefined;
  return (
    <Panel
      title={t(
        isOfIncident ? 'questions.card.incident' : 'questions.card.title',
      )}
      aside={
        artefact && (
          <AskButton artefact={artefact} incident={incident} size="small" />
        )
      }
    >
      <Problem of={questions} subject="question" inPanel />
      {!questions.data && !questions.error && <Skeleton width="70%" />}
      {questions.data && items.length === 0 && isOfIncident && (
        <p className={styles.quiet}>{t('questions.card.incidentNone')}</p>
      )}
      {questions.data && items.length === 0 && !isOfIncident && (
        <Empty title={t('questions.card.none')}>
          {t('questions.card.noneBody')}
        </Empty>
      )}
      {items.length > 0 && (
        <OldPicture.Provider value={oldPictureOf(questions)}>
          <ShowMore items={items} first={FIRST}>
            {shown => (
              <ul className={styles.list}>
                {shown.map(question => (
                  <li key={question.id}>
                    <QuestionLine of={question} />
                  </li>
                ))}
              </ul>
            )}
          </ShowMore>
          {(!isOfIncident || totalItems > items.length) && (
            <Link href={`${path ?? ''}?${all}`}>
              {t(
                isOfIncident
                  ? 'questions.card.incidentAll'
                  : 'questions.card.all',
              )}
            </Link>
          )}
        </OldPicture.Provider>
      )}
    </Panel>
  );
}
