import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useHref, useLocation } from 'react-router-dom';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { signInRouteRef } from '../../routes';

/**
 * The words "sign in", leading there and back to here where the app has said where that is.
 *
 * @internal
 */
export function SignIn() {
  const { t } = useOperationsTranslation();
  const path = useRouteRef(signInRouteRef)?.();
  const here = useHref(useLocation());
  if (!path) return <>{t('signIn')}</>;
  return (
    <Link href={`${path}?from=${encodeURIComponent(here)}`}>{t('signIn')}</Link>
  );
}
