import { Link } from '@backstage/ui';
import { QuestionDetail } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure } from '../Panel';
import { pageStyles } from '../Page';
import styles from './QuestionPage.module.css';

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
        {of.map(({ at, kind, text, url }) => (
          <li key={`${at} ${kind} ${text}`}>
            <span className={pageStyles.quiet} title={formatMoment(at, locale)}>
              {formatTime(at, { now: Date.now(), locale })}
            </span>{' '}
            {text}{' '}
            {url && (
              <Link href={url} aria-label={`${t('question.open')}: ${text}`}>
                {t('question.open')}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
