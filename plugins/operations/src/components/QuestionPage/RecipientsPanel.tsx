import { Question } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './QuestionPage.module.css';

/** When somebody else is asked, and who; said before it happens. */
function Next(props: { question: Question }) {
  const { state, nextEscalationAt, nextEscalationTo } = props.question;
  const { t, locale } = useOperationsTranslation();
  if (state !== 'open' || !nextEscalationAt) return null;
  const time = formatTime(nextEscalationAt, { now: Date.now(), locale });
  return (
    <p>
      {nextEscalationTo
        ? t('question.next', {
            time,
            name: <PersonName of={nextEscalationTo} />,
          })
        : t('question.nextTeam', { time })}
    </p>
  );
}

/**
 * Of whom it is asked, why of them, since when, and who is next.
 *
 * @internal
 */
export function RecipientsPanel(props: { question: Question }) {
  const { recipients = [], owner } = props.question;
  const { t, locale } = useOperationsTranslation();
  return (
    <Panel title={t('question.whom')}>
      {recipients.length === 0 && (
        <p className={pageStyles.quiet}>{t('question.noRecipients')}</p>
      )}
      <ul className={styles.items}>
        {recipients.map(({ ref, since, why, escalated }) => (
          <li key={ref.ref}>
            <PersonName of={ref} />{' '}
            <span
              className={pageStyles.quiet}
              title={formatMoment(since, locale)}
            >
              {t('question.toldAt', {
                time: formatTime(since, { now: Date.now(), locale }),
              })}
              {escalated && `, ${t('question.escalated')}`}
            </span>
            {why && <p className={pageStyles.quiet}>{why}</p>}
          </li>
        ))}
      </ul>
      <Next question={props.question} />
      {owner && (
        <p className={pageStyles.quiet}>
          {t('authors.team', { team: <PersonName of={owner} /> })}
        </p>
      )}
    </Panel>
  );
}
