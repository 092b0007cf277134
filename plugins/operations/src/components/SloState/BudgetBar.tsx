import { SloState } from '@operate-first/plugin-operations-common';
import styles from './SloState.module.css';

/**
 * What is left of a budget as a bar. Mute: the number stands beside it, and goes below nought where the bar cannot.
 *
 * @internal
 */
export function BudgetBar(props: { remaining?: number; state: SloState }) {
  const { remaining, state } = props;
  const share = Math.min(1, Math.max(0, remaining ?? 0));
  return (
    <span
      className={styles.track}
      data-state={state}
      data-unknown={remaining === undefined || undefined}
      aria-hidden
    >
      <span className={styles.left} style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
