import { useId } from 'react';
import styles from './IncidentDialog.module.css';

/**
 * A moment in the zone of the reader, or a day.
 *
 * @internal
 */
export function MomentField(props: {
  label: string;
  value: string;
  problem: string | undefined;
  onlyDay?: boolean;
  onChange: (value: string) => void;
  onBlur?: () => void;
}) {
  const { label, value, problem, onlyDay, onChange, onBlur } = props;
  const id = useId();
  const problemId = useId();
  return (
    <div className={styles.moment}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={onlyDay ? 'date' : 'datetime-local'}
        step={onlyDay ? undefined : 1}
        onBlur={onBlur}
        value={value}
        onChange={event => onChange(event.target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && problemId}
      />
      {problem && (
        <span id={problemId} className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  );
}
