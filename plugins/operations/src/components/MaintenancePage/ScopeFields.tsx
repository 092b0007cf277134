import { Select } from '@backstage/ui';
import { MaintenanceScope } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useScopeChoices } from '../../hooks/useMaintenance';
import { useEntityName } from '../Filters';

const FIELDS = ['services', 'systems', 'clusters', 'environments'] as const;

/**
 * What may be down. Everything that is chosen must fit.
 *
 * @internal
 */
export function ScopeFields(props: {
  scope: MaintenanceScope;
  /** What is wrong, in words, at its field. */
  said: Partial<Record<(typeof FIELDS)[number], string>>;
  onChange: (scope: MaintenanceScope) => void;
}) {
  const { scope, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  const choices = useScopeChoices();
  return (
    <>
      {FIELDS.map(field => {
        const chosen = scope[field] ?? [];
        const values = [...new Set([...choices[field], ...chosen])];
        if (values.length === 0) return undefined;
        const isRef = field === 'services' || field === 'systems';
        return (
          <Select
            key={field}
            label={t(`maintenance.scope.${field}`)}
            selectionMode="multiple"
            placeholder={t('maintenance.scope.any')}
            searchable={values.length > 8}
            searchPlaceholder={t('onboarding.find')}
            validationBehavior="aria"
            validate={() => said[field]}
            value={chosen}
            onChange={keys => {
              const wanted = keys.map(String);
              onChange({
                ...scope,
                [field]: wanted.length > 0 ? wanted : undefined,
              });
            }}
            options={values.map(id => ({
              id,
              label: isRef ? entityName(id) : id,
            }))}
          />
        );
      })}
    </>
  );
}
