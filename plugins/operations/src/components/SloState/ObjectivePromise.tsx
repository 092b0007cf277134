import { Slo, SloObjective } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { promiseWords } from './words';
import styles from './SloState.module.css';

/**
 * What an objective promises, by its name where its SLO has several.
 *
 * @internal
 */
export function ObjectivePromise(props: { objective: SloObjective; slo: Slo }) {
  const { objective, slo } = props;
  const { target, title, indicator } = objective;
  const { t, locale } = useOperationsTranslation();
  return (
    <p className={styles.promise}>
      {title && slo.objectives.length > 1 && <strong>{title}: </strong>}
      {promiseWords({ target, window: slo.window }, t, locale)}
      {indicator && <span className={styles.quiet}> · {indicator}</span>}
    </p>
  );
}
