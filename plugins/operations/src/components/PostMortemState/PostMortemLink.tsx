import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { postMortemRouteRef } from '../../routes';

/**
 * Leads to a post-mortem.
 *
 * @internal
 */
export function PostMortemLink(props: {
  postMortemKey: string;
  bold?: boolean;
  children?: ReactNode;
}) {
  const { postMortemKey, bold, children } = props;
  const path = useRouteRef(postMortemRouteRef);
  return (
    <Link
      href={path?.({ key: postMortemKey }) ?? ''}
      weight={bold ? 'bold' : 'regular'}
    >
      {children ?? postMortemKey}
    </Link>
  );
}
