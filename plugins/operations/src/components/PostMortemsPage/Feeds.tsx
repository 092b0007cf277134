import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useFetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './PostMortemsPage.module.css';

const FORMATS = ['atom', 'json'] as const;

/**
 * Where readers of feeds find the public accounts.
 *
 * @internal
 */
export function Feeds() {
  const { t } = useOperationsTranslation();
  const discovery = useApi(discoveryApiRef);
  const { data: base } = useFetched(
    ['operations-base-url'],
    () => discovery.getBaseUrl('operations'),
    { everyMs: 0 },
  );
  if (!base) return null;
  return (
    <span className={styles.quiet}>
      {t('postMortem.feeds')}:{' '}
      {FORMATS.map((format, index) => (
        <span key={format}>
          {index > 0 && ', '}
          <Link href={`${base}/feeds/post-mortems.${format}`} target="_blank">
            {t(`postMortem.${format}`)}
          </Link>
        </span>
      ))}
    </span>
  );
}
