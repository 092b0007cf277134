import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark, Mark } from '../HealthMark';
import styles from './Filters.module.css';

/**
 * The few values that are chosen most, each a button with its mark and with how many it would leave.
 *
 * @param props - several: more than one can be chosen.
 * @internal
 */
export function ToggleFilter(props: {
  label: string;
  values: Array<{ id: string; label: string; mark?: Mark; count?: number }>;
  chosen: string[] | undefined;
  several?: boolean;
  onChange: (values: string[]) => void;
}) {
  const { label, values, chosen = [], several, onChange } = props;
  const { locale } = useOperationsTranslation();
  return (
    <ToggleButtonGroup
      className={styles.toggles}
      aria-label={label}
      selectionMode={several ? 'multiple' : 'single'}
      selectedKeys={chosen}
      onSelectionChange={keys => onChange([...keys].map(String))}
    >
      {values.map(({ id, label: words, mark, count }) => (
        <ToggleButton
          key={id}
          id={id}
          iconStart={mark && <HealthMark mark={mark} />}
        >
          {count === undefined
            ? words
            : `${words} ${formatCount(count, locale)}`}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
