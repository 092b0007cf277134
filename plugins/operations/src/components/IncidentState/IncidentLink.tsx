import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { incidentRouteRef } from '../../routes';

/**
 * Leads to the page of an incident.
 *
 * @internal
 */
export function IncidentLink(props: {
  incidentKey: string;
  bold?: boolean;
  children?: ReactNode;
}) {
  const { incidentKey, bold, children } = props;
  const path = useRouteRef(incidentRouteRef);
  return (
    <Link
      href={path?.({ key: incidentKey }) ?? ''}
      weight={bold ? 'bold' : 'regular'}
    >
      {children ?? incidentKey}
    </Link>
  );
}
