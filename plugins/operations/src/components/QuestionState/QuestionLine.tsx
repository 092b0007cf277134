import { Question } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { PersonName } from '../IncidentState';
import { QUESTION_MARKS } from './marks';
import { QuestionLink } from './QuestionLink';
import styles from './QuestionState.module.css';

/**
 * A question in two lines: what is asked and how it stands, of whom, since when.
 *
 * @internal
 */
export function QuestionLine(props: { of: Question }) {
  const { key, title, state, askedAt, answers, recipients = [] } = props.of;
  const { t } = useOperationsTranslation();
  const [first] = recipients;
  return (
    <div className={styles.line}>
      <p className={styles.head}>
        <HealthMark mark={QUESTION_MARKS[state]} />
        <QuestionLink questionKey={key} bold={state === 'open'}>
          {key} {title}
        </QuestionLink>
      </p>
      <p className={styles.quiet}>
        {t(`question.state.${state}`)} · <Age of={askedAt} />
        {answers > 0 && ` · ${t('question.answersTitle', { count: answers })}`}
        {first && (
          <>
            {' · '}
            {t('questions.table.of')} <PersonName of={first.ref} />
          </>
        )}
      </p>
    </div>
  );
}
