import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { alertRouteRef } from '../../routes';

/**
 * Leads to the page of an alert.
 *
 * @internal
 */
export function AlertLink(props: {
  id: string;
  label?: string;
  children: ReactNode;
}) {
  const { id, label, children } = props;
  const path = useRouteRef(alertRouteRef);
  return (
    <Link href={path?.({ id }) ?? ''} aria-label={label}>
      {children}
    </Link>
  );
}
