import { useId } from 'react';
import styles from './IncidentDialog.module.css';

/**
 * A moment in the zone of the reader.
 *
 * @internal
 */
export function MomentField(props: {
  label: string;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}) {
  const { label, value, problem, onChange } = props;
  const id = useId();
  const problemId = useId();
  return (
    <div className={styles.moment}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        step={1}
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
