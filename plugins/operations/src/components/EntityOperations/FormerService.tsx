import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Container } from '@backstage/ui';
import { ReactNode } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useFetched } from '../../hooks/useFetched';
import { DataScope } from '../DataScope';
import { pageStyles } from '../Page';
import { ServiceOperations } from './ServiceOperations';

const PAGE_MS = 30_000;

function Gate(props: { children: ReactNode }) {
  const { kind = '', namespace = '', name = '' } = useParams();
  const { pathname } = useLocation();
  const api = useApi(operationsApiRef);
  const catalog = useApi(catalogApiRef);
  const entityRef = stringifyEntityRef({ kind, namespace, name });
  const isAsked = pathname.replace(/\/$/, '').endsWith('/operations');
  // What the catalog has needs no look into the past.
  const { data: isGone } = useFetched(
    isAsked ? ['gone', entityRef] : undefined,
    async () => (await catalog.getEntityByRef(entityRef)) === undefined,
    { everyMs: PAGE_MS },
  );
  const { data } = useFetched(
    isAsked && isGone ? ['service', entityRef] : undefined,
    () => api.getService(entityRef),
    { everyMs: PAGE_MS },
  );
  if (!isAsked || !data?.removedAt) return <>{props.children}</>;
  return (
    <main>
      <Container>
        <h1 className={pageStyles.title}>{data.title ?? name}</h1>
        <ServiceOperations key={entityRef} entityRef={entityRef} />
      </Container>
    </main>
  );
}

/**
 * The page of an entity; where the catalog has it no more, what is known of the service that it was. So no link to it breaks.
 *
 * @public
 */
export function FormerService(props: { children: ReactNode }) {
  return (
    <DataScope>
      <Gate>{props.children}</Gate>
    </DataScope>
  );
}
