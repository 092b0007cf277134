import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';
import { questionRouteRef } from '../../routes';

/**
 * Leads to a question.
 *
 * @internal
 */
export function QuestionLink(props: {
  questionKey: string;
  bold?: boolean;
  children?: ReactNode;
}) {
  const { questionKey, bold, children } = props;
  const path = useRouteRef(questionRouteRef);
  return (
    <Link
      href={path?.({ key: questionKey }) ?? ''}
      weight={bold ? 'bold' : 'regular'}
    >
      {children ?? questionKey}
    </Link>
  );
}
