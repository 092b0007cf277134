import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { ServiceDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { onboardRouteRef } from '../../routes';

/** What the catalog knows of a service, for the form. */
function searchOf({ entityRef, title, owner, system }: ServiceDetail): string {
  const { name } = parseEntityRef(entityRef);
  const params = new URLSearchParams({ service: name });
  if (title && title !== name) params.set('title', title);
  if (owner) params.set('team', parseEntityRef(owner).name);
  if (system) params.set('system', parseEntityRef(system).name);
  return params.toString();
}

/**
 * The way to the form, filled in from the catalog, where nobody looks at a service yet.
 *
 * @internal
 */
export function OperateThis(props: { service: ServiceDetail }) {
  const { service } = props;
  const { t } = useOperationsTranslation();
  const path = useRouteRef(onboardRouteRef)?.();
  if (!path || service.observations.length > 0) return null;
  return (
    <ButtonLink
      href={`${path}?${searchOf(service)}`}
      size="small"
      variant="secondary"
    >
      {t('onboarding.operate')}
    </ButtonLink>
  );
}
