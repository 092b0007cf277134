import { Link } from '@backstage/ui';
import { PostMortem } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { usePostMortemHistory } from '../../hooks/usePostMortem';
import { ShowMore } from '../ClusterState';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './PostMortemPage.module.css';

const FIRST = 6;
const SHORT = 8;

/**
 * What happened to the account, newest first: here and in git.
 *
 * @internal
 */
export function HistoryPanel(props: { of: PostMortem }) {
  const { key, version } = props.of;
  const { t, locale } = useOperationsTranslation();
  const { data } = usePostMortemHistory(key, version);
  if (!data) return null;
  return (
    <Panel title={t('postMortem.history.title')}>
      {data.items.length === 0 && (
        <p className={pageStyles.quiet}>{t('postMortem.history.none')}</p>
      )}
      <ShowMore items={data.items} first={FIRST}>
        {shown => (
          <ol className={styles.history}>
            {shown.map(({ at, kind, text, author, authorName, ...git }) => (
              <li key={`${at} ${kind} ${text}`}>
                {text}{' '}
                <span
                  className={pageStyles.quiet}
                  title={formatMoment(at, locale)}
                >
                  {formatTime(at, { now: Date.now(), locale })}
                  {author && (
                    <>
                      {' · '}
                      <PersonName of={author} />
                    </>
                  )}
                  {!author && authorName && ` · ${authorName}`}
                  {git.revision && (
                    <>
                      {' · '}
                      {git.url ? (
                        <Link href={git.url}>
                          {t('postMortem.history.revision', {
                            revision: git.revision.slice(0, SHORT),
                          })}
                        </Link>
                      ) : (
                        t('postMortem.history.revision', {
                          revision: git.revision.slice(0, SHORT),
                        })
                      )}
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
      </ShowMore>
    </Panel>
  );
}
