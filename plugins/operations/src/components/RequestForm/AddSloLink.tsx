import { parseEntityRef } from '@backstage/catalog-model';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FormLink, serviceFieldOf } from './FormLink';

/**
 * The form of an SLO for a service that promises nothing yet.
 *
 * @param props - of: what the service is called, where the link stands beside those of others.
 * @internal
 */
export function AddSloLink(props: {
  entityRef: string;
  counts: 'probe' | 'requests';
  of?: string;
}) {
  const { entityRef, counts, of } = props;
  const { t } = useOperationsTranslation();
  return (
    <FormLink
      kind="slo"
      values={{
        service: serviceFieldOf(entityRef),
        name: `${parseEntityRef(entityRef).name}-availability`,
        target: '99',
        window: '30d',
        counts,
      }}
      label={of && t('promises.addSloOf', { service: of })}
    >
      {t('promises.addSlo')}
    </FormLink>
  );
}
