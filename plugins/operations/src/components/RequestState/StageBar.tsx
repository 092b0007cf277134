import { RequestSummary } from '@operate-first/plugin-operations-common';
import { REQUEST_STAGES } from '../../hooks/useRequestQuery';
import styles from './RequestState.module.css';

/** How a stage stands, as far as a summary tells. */
function standing(of: RequestSummary, index: number): string {
  const present = REQUEST_STAGES.indexOf(of.stage);
  if (of.state === 'done' || index < present) return 'done';
  if (index > present) return 'waiting';
  return of.state === 'open' ? of.stageState : 'ended';
}

/**
 * The eight stages as a bar; the words stand beside it.
 *
 * @internal
 */
export function StageBar(props: { of: RequestSummary }) {
  return (
    <span className={styles.bar} aria-hidden>
      {REQUEST_STAGES.map((stage, index) => (
        <span key={stage} data-standing={standing(props.of, index)} />
      ))}
    </span>
  );
}
