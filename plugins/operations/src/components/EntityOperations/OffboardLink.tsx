import { parseEntityRef } from '@backstage/catalog-model';
import { ButtonLink } from '@backstage/ui';
import { ServiceDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequestFormPath } from '../../hooks/useRequestFormPath';

/**
 * The way out, quiet and last. Only components of the default namespace come by the tree.
 *
 * @internal
 */
export function OffboardLink(props: { service: ServiceDetail }) {
  const { entityRef, removedAt } = props.service;
  const { t } = useOperationsTranslation();
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = useRequestFormPath()('offboard', { what: 'service', name });
  const isOfTree = kind === 'component' && namespace === 'default';
  if (!path || removedAt || !isOfTree) return null;
  return (
    <ButtonLink href={path} size="small" variant="tertiary">
      {t('offboarding.link')}
    </ButtonLink>
  );
}
