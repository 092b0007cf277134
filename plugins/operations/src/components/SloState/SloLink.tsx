import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { sloRouteRef } from '../../routes';

/**
 * Leads to the page of an SLO, named by the entity ref of its document.
 *
 * @internal
 */
export function SloLink(props: {
  sloRef: string;
  objective?: number;
  bold?: boolean;
  children: ReactNode;
}) {
  const { sloRef, objective, bold, children } = props;
  const path = useRouteRef(sloRouteRef);
  const { namespace, name } = parseEntityRef(sloRef);
  const query = objective ? `?objective=${objective}` : '';
  return (
    <Link
      href={`${path?.({ namespace, name }) ?? ''}${query}`}
      weight={bold ? 'bold' : 'regular'}
    >
      {children}
    </Link>
  );
}
