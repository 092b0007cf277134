import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { NamedRef } from '@operate-first/plugin-operations-common';
import { useEntityName } from '../Filters';

/**
 * A service by its name, leading to its Operations page.
 *
 * @internal
 */
export function ServiceName(props: { of: NamedRef; bold?: boolean }) {
  const { ref, title } = props.of;
  const entityPath = useRouteRef(entityRouteRef);
  const entityName = useEntityName();
  const page = entityPath?.(entityRouteParams(parseEntityRef(ref)));
  const name = title ?? entityName(ref);
  return page ? (
    <Link href={`${page}/operations`} weight={props.bold ? 'bold' : 'regular'}>
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}
