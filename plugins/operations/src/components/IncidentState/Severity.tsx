import { useIncidentPolicy } from '../../hooks/useIncidents';
import styles from './IncidentState.module.css';

/**
 * How bad an incident is, with what that means here in the tooltip.
 *
 * @internal
 */
export function Severity(props: { of: number }) {
  const policy = useIncidentPolicy();
  const meaning = policy.data?.severities.find(
    ({ severity }) => severity === props.of,
  );
  return (
    <span
      className={styles.severity}
      data-severity={props.of}
      title={meaning && `${meaning.name}: ${meaning.meaning}`}
    >
      SEV{props.of}
    </span>
  );
}
