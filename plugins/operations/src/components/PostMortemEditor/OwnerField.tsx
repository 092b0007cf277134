import { Select } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useOwners } from '../../hooks/usePeople';

const NOBODY = 'nobody';

/**
 * A group or somebody of the catalog; what the text says otherwise stays until another one is chosen.
 *
 * @internal
 */
export function OwnerField(props: {
  label: string;
  value: string | undefined;
  onChange: (owner: string | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const { t } = useOperationsTranslation();
  const owners = useOwners();
  const isKnown = !value || owners.some(({ ref }) => ref === value);
  return (
    <Select
      label={label}
      searchable
      searchPlaceholder={t('onboarding.find')}
      value={value ?? NOBODY}
      onChange={key =>
        onChange(key === null || key === NOBODY ? undefined : String(key))
      }
      options={[
        { id: NOBODY, label: t('postMortem.form.nobody') },
        ...(isKnown ? [] : [{ id: value, label: value }]),
        ...owners.map(({ ref, name }) => ({
          id: ref,
          label: name,
          description: ref,
        })),
      ]}
    />
  );
}
