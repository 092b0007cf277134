import { usePermission } from '@backstage/plugin-permission-react';
import { Link } from '@backstage/ui';
import {
  operationsPostMortemWritePermission,
  PostMortemSourceList,
} from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { usePostMortemSources } from '../../hooks/usePostMortems';
import { Disclosure } from '../Panel';
import styles from './PostMortemsPage.module.css';

type Source = PostMortemSourceList['items'][number];

function Broken(props: { of: Source['broken'][number] }) {
  const { path, url, problems } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <li>
      {url ? <Link href={url}>{path}</Link> : <code>{path}</code>}
      <ul className={styles.problems}>
        {problems.map(({ message, line }) => (
          <li key={`${line} ${message}`}>
            {message}
            {line !== undefined && (
              <span className={styles.quiet}>
                {' '}
                {t('postMortem.sources.lineNumber', { line: String(line) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Repository(props: { of: Source }) {
  const { title, url, writable, documents, readAt, problem, broken } = props.of;
  const { t, locale } = useOperationsTranslation();
  const words = [
    t('postMortem.sources.documents', { count: documents }),
    writable && t('postMortem.sources.writes'),
    readAt &&
      t('postMortem.sources.readAt', {
        time: formatTime(readAt, { now: Date.now(), locale }),
      }),
  ];
  return (
    <li>
      {url ? <Link href={url}>{title}</Link> : title}
      {': '}
      {words.filter(Boolean).join(' · ')}
      {problem && <p>{problem}</p>}
      {broken.length > 0 && (
        <ul className={styles.problems}>
          {broken.map(one => (
            <Broken key={one.path} of={one} />
          ))}
        </ul>
      )}
    </li>
  );
}

/**
 * Where post-mortems are read from: a quiet line, and one click below it what cannot be read, with the reasons.
 *
 * @internal
 */
export function Sources() {
  const { t } = useOperationsTranslation();
  const { data } = usePostMortemSources();
  const { allowed: mayWrite } = usePermission({
    permission: operationsPostMortemWritePermission,
  });
  if (!data) return null;
  const { items } = data;
  if (items.length === 0) {
    // Visitors are not told of repositories that are internal: none that they see is not none.
    if (!mayWrite) return null;
    return <p className={styles.quiet}>{t('postMortem.sources.none')}</p>;
  }
  const broken = items.flatMap(source => source.broken).length;
  const silent = items.filter(({ problem }) => problem).length;
  const words = [
    t('postMortem.sources.line', { count: items.length }),
    broken > 0 && t('postMortem.sources.broken', { count: broken }),
    silent > 0 && t('postMortem.sources.trouble', { count: silent }),
  ];
  return (
    <Disclosure summary={words.filter(Boolean).join('; ')}>
      <ul className={styles.sources}>
        {items.map(source => (
          <Repository key={source.id} of={source} />
        ))}
      </ul>
    </Disclosure>
  );
}
