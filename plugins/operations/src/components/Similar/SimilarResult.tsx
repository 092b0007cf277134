import { SimilarAnswers } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark, Mark } from '../HealthMark';
import { IncidentLink, ServiceName, Severity } from '../IncidentState';
import { PostMortemLink } from '../PostMortemState';
import { QuestionLink, RunbookLink } from '../QuestionState';
import styles from './Similar.module.css';

type Result = SimilarAnswers['results'][number];

/** How sure it is, not how bad it was. */
const MARKS: Record<Result['confidence'], Mark> = {
  high: 'healthy',
  medium: 'maintenance',
  low: 'unknown',
};

function Name(props: { of: Result }) {
  const { kind, key, title } = props.of;
  const words = `${key} ${title}`;
  switch (kind) {
    case 'postMortem':
      return (
        <PostMortemLink postMortemKey={key} bold>
          {words}
        </PostMortemLink>
      );
    case 'incident':
      return (
        <IncidentLink incidentKey={key} bold>
          {words}
        </IncidentLink>
      );
    case 'question':
      return (
        <QuestionLink questionKey={key} bold>
          {words}
        </QuestionLink>
      );
    case 'runbook':
      // Nobody knows a runbook by what tells it from others.
      return (
        <RunbookLink id={key} bold>
          {title}
        </RunbookLink>
      );
    default:
      return <strong>{words}</strong>;
  }
}

/**
 * One account or incident that resembles something: what it is, how sure that is, and why.
 *
 * @internal
 */
export function SimilarResult(props: { of: Result; brief?: boolean }) {
  const { of, brief } = props;
  const { kind, confidence, severity, at, services, why, excerpt } = of;
  const { t, locale } = useOperationsTranslation();
  return (
    <article className={styles.result}>
      <p className={styles.name}>
        {severity !== undefined && <Severity of={severity} />} <Name of={of} />
      </p>
      <p className={styles.quiet}>
        <HealthMark mark={MARKS[confidence]} />{' '}
        <strong>{t(`similar.confidence.${confidence}`)}</strong>
        {' · '}
        {t(`similar.kind.${kind}`)}
        {at && (
          <span title={formatMoment(at, locale)}>
            {' · '}
            {formatTime(at, { now: Date.now(), locale })}
          </span>
        )}
        {services.map(service => (
          <span key={service.ref}>
            {' · '}
            <ServiceName of={service} />
          </span>
        ))}
      </p>
      {why.length > 0 && (
        <ul className={styles.why} aria-label={t('similar.why')}>
          {why.map(reason => (
            <li key={`${reason.kind} ${reason.text}`}>
              {t(`similar.reason.${reason.kind}`, {
                text: <code>{reason.text}</code>,
              })}
            </li>
          ))}
        </ul>
      )}
      {excerpt && !brief && (
        <blockquote className={styles.excerpt}>{excerpt}</blockquote>
      )}
    </article>
  );
}
