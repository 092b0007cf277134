import { Link } from '@backstage/ui';
import { QuestionDetail } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';
import { Disclosure } from '../Panel';
import { pageStyles } from '../Page';
import styles from './QuestionPage.module.css';

type Event = QuestionDetail['events'][number];

/** In the reader's language, with names as they are everywhere. */
function EventText(props: { of: Event }) {
  const { kind, who, why, target = '' } = props.of;
  const { t } = useOperationsTranslation();
  const name = who ? (
    <PersonName of={who} />
  ) : (
    <>{t('question.event.somebody')}</>
  );
  switch (kind) {
    case 'asked':
    case 'told':
    case 'answered':
      return t(`question.event.${kind}`, { name });
    case 'escalated':
      return why
        ? t('question.event.escalatedWhy', { name, why: <>{why}</> })
        : t('question.event.escalated', { name });
    case 'accepted':
      return who ? (
        t('question.event.accepted', { name })
      ) : (
        <>{t('question.event.ofSomebody')}</>
      );
    case 'runbook':
    case 'merged':
    case 'withdrawn':
    case 'postMortem':
      return <>{t(`question.event.${kind}`, { target })}</>;
    default:
      return <>{t(`question.event.${kind}`)}</>;
  }
}

/**
 * Who was told, who was asked later, what was accepted and where it went: folded, for who wants to know.
 *
 * @internal
 */
export function EventsList(props: { of: QuestionDetail['events'] }) {
  const { of } = props;
  const { t, locale } = useOperationsTranslation();
  if (of.length === 0) return null;
  return (
    <Disclosure summary={t('question.events', { count: of.length })}>
      <ol className={styles.items}>
        {of.map(event => {
          const { at, kind, text, url } = event;
          return (
            <li key={`${at} ${kind} ${text}`}>
              <span
                className={pageStyles.quiet}
                title={formatMoment(at, locale)}
              >
                {formatTime(at, { now: Date.now(), locale })}
              </span>{' '}
              <EventText of={event} />{' '}
              {url && (
                <Link href={url} aria-label={`${t('question.open')}: ${text}`}>
                  {t('question.open')}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </Disclosure>
  );
}
