import { Select } from '@backstage/ui';
import { FacetValue } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './Filters.module.css';

/**
 * Values to choose several of, each with how many it would leave. Chosen values stay, also where none is left.
 *
 * @internal
 */
export function ValueFilter(props: {
  label: string;
  chosen: string[] | undefined;
  values: FacetValue[] | undefined;
  nameOf: (value: string) => string;
  onChange: (values: string[]) => void;
}) {
  const { label, chosen = [], values = [], nameOf, onChange } = props;
  const { t, locale } = useOperationsTranslation();
  const missing = chosen
    .filter(value => values.every(known => known.value !== value))
    .map(value => ({ value, count: 0 }));
  const options = [...values, ...missing];
  if (options.length === 0) return undefined;
  return (
    <Select
      className={styles.select}
      aria-label={label}
      selectionMode="multiple"
      placeholder={label}
      searchable={values.length > 8}
      searchPlaceholder={t('onboarding.find')}
      value={chosen}
      onChange={keys => onChange(keys.map(String))}
      options={options.map(({ value, count }) => ({
        id: value,
        label: nameOf(value),
        description: formatCount(count, locale),
      }))}
    />
  );
}
