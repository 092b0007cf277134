import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { requestRouteRef } from '../../routes';

/**
 * Leads to a request.
 *
 * @internal
 */
export function RequestLink(props: {
  requestKey: string;
  bold?: boolean;
  children?: ReactNode;
}) {
  const { requestKey, bold, children } = props;
  const path = useRouteRef(requestRouteRef);
  return (
    <Link
      href={path?.({ key: requestKey }) ?? ''}
      weight={bold ? 'bold' : 'regular'}
    >
      {children ?? requestKey}
    </Link>
  );
}
