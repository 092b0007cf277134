import { Link } from '@backstage/ui';
import { RunbookList } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { Panel } from '../Panel';
import styles from './Runbooks.module.css';

/**
 * Where runbooks are read from, how long ago, and what keeps them from being read.
 *
 * @internal
 */
export function Sources(props: { of: RunbookList['sources'] }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  if (of.length === 0) return null;
  return (
    <Panel title={t('runbooks.sources.title')}>
      <ul className={styles.list}>
        {of.map(({ id, title, url, readAt, problem }) => (
          <li key={id}>
            {problem && <HealthMark mark="degraded" />}{' '}
            {url ? <Link href={url}>{title}</Link> : title}{' '}
            <span className={styles.quiet}>
              {readAt
                ? t('runbooks.sources.read', { time: <Age of={readAt} /> })
                : t('runbooks.sources.never')}
            </span>
            {problem && <p>{problem}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
