import { useApiHolder } from '@backstage/frontend-plugin-api';
import { catalogApiRef, EntityRefLink } from '@backstage/plugin-catalog-react';
import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { Fragment } from 'react';
import { useFetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { usableName } from './names';

const NAME_OF_SERVICE = /^services\[\d+\]\.name$/;
const COMPONENT = 'component:default/';
const CALM_MS = 60_000;

/**
 * Services that have names which cannot be had. The catalog is asked, and names those only that the reader may see.
 *
 * @internal
 */
export function NamesTaken(props: { of: OnboardingProblem[] }) {
  const { t } = useOperationsTranslation();
  const catalog = useApiHolder().get(catalogApiRef);
  const names = [
    ...new Set(
      props.of.flatMap(({ field, value }) =>
        NAME_OF_SERVICE.test(field) && value && usableName(value)
          ? [value]
          : [],
      ),
    ),
  ].sort();
  const found = useFetched(
    catalog && names.length > 0 ? ['names-taken', ...names] : undefined,
    async () => {
      const refs = names.map(name => `${COMPONENT}${name}`);
      const answer = await catalog?.getEntitiesByRefs({
        entityRefs: refs,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      });
      return refs.filter((_, index) => answer?.items[index]);
    },
    { everyMs: CALM_MS },
  );
  // The last answer stays until the next.
  const taken = (found.data ?? []).filter(ref =>
    names.includes(ref.slice(COMPONENT.length)),
  );
  if (taken.length === 0) return null;
  return (
    <p>
      {t('onboarding.service.taken')}{' '}
      {taken.map((ref, index) => (
        <Fragment key={ref}>
          {index > 0 && ', '}
          <EntityRefLink entityRef={ref} hideIcon disableTooltip />
        </Fragment>
      ))}
    </p>
  );
}
