import { useId } from 'react';
import styles from './MomentField.module.css';

const TYPES = {
  moment: 'datetime-local',
  day: 'date',
  hour: 'time',
} as const;

/**
 * A moment in the zone of the reader, a day, or an hour of the day.
 *
 * @param props - hint: what it means; where something is wrong, that is said instead.
 * @internal
 */
export function MomentField(props: {
  label: string;
  value: string;
  problem?: string;
  hint?: string;
  of?: keyof typeof TYPES;
  withSeconds?: boolean;
  isRequired?: boolean;
  onChange: (value: string) => void;
  onBlur?: () => void;
}) {
  const { label, value, problem, hint, of = 'moment' } = props;
  const { withSeconds, isRequired, onChange, onBlur } = props;
  const id = useId();
  const said = problem ?? hint;
  return (
    <div className={styles.moment}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={TYPES[of]}
        step={withSeconds ? 1 : undefined}
        value={value}
        onChange={event => onChange(event.target.value)}
        onBlur={onBlur}
        aria-invalid={problem !== undefined}
        aria-describedby={said && `${id}-said`}
        required={isRequired}
      />
      {said && (
        <span
          id={`${id}-said`}
          className={problem ? styles.problem : styles.hint}
        >
          {said}
        </span>
      )}
    </div>
  );
}
