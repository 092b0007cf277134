import { Link } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequestFormPath } from '../../hooks/useRequestFormPath';

/** The way to a cluster more. @internal */
export function RegisterLink() {
  const { t } = useOperationsTranslation();
  const path = useRequestFormPath()('cluster');
  return path ? <Link href={path}>{t('cluster.register.link')}</Link> : null;
}
