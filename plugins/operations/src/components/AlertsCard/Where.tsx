import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Alert, NamedRef } from '@operate-first/plugin-operations-common';
import { useEntityName } from '../Filters';

function ServiceLink(props: { of: NamedRef }) {
  const { ref, title } = props.of;
  const entityPath = useRouteRef(entityRouteRef);
  const entityName = useEntityName();
  const page = entityPath?.(entityRouteParams(parseEntityRef(ref)));
  const name = title ?? entityName(ref);
  return page ? <Link href={`${page}/operations`}>{name}</Link> : <>{name}</>;
}

/**
 * Of which service an alert is, and where.
 *
 * @param props - after: what follows where something is said.
 * @internal
 */
export function Where(props: { of: Alert; after?: string }) {
  const { service, environment, cluster } = props.of;
  const place = [environment, cluster].filter(Boolean).join(' · ');
  if (!service && !place) return null;
  return (
    <>
      {service && <ServiceLink of={service} />}
      {service && place && ' · '}
      {place}
      {props.after}
    </>
  );
}
