import { SloState } from '@operate-first/plugin-operations-common';
import styles from './SloState.module.css';

/**
 * What is left of a budget as a bar; hatched where more was spent than there was. Mute: the number stands beside it.
 *
 * @internal
 */
export function BudgetBar(props: { remaining?: number; state: SloState }) {
  const { remaining, state } = props;
  const isOverspent = remaining !== undefined && remaining < 0;
  const share = isOverspent ? 1 : Math.min(1, remaining ?? 0);
  return (
    <span
      className={styles.track}
      data-state={state}
      data-unknown={remaining === undefined || undefined}
      data-overspent={isOverspent || undefined}
      aria-hidden
    >
      <span className={styles.left} style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
