import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { runbookRouteRef } from '../../routes';

/**
 * Leads to a runbook.
 *
 * @internal
 */
export function RunbookLink(props: {
  id: string;
  bold?: boolean;
  children: ReactNode;
}) {
  const { id, bold, children } = props;
  const path = useRouteRef(runbookRouteRef);
  return (
    <Link href={path?.({ id }) ?? ''} weight={bold ? 'bold' : 'regular'}>
      {children}
    </Link>
  );
}
