import { Budget, SloState } from '@operate-first/plugin-operations-common';
import styles from './SloState.module.css';

/**
 * What is left of a budget as a bar; hatched where more was spent than there was, empty where nobody can judge by it
 * yet. Mute: the number stands beside it.
 *
 * @internal
 */
export function BudgetBar(props: {
  budget: Pick<Budget, 'remaining' | 'provisional'> | undefined;
  state: SloState;
}) {
  const { budget, state } = props;
  const remaining = budget?.provisional ? undefined : budget?.remaining;
  const isOverspent = remaining !== undefined && remaining < 0;
  const share = isOverspent ? 1 : Math.min(1, remaining ?? 0);
  return (
    <span
      className={styles.track}
      data-state={budget?.provisional ? undefined : state}
      data-unknown={remaining === undefined || undefined}
      data-overspent={isOverspent || undefined}
      aria-hidden
    >
      <span className={styles.left} style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
