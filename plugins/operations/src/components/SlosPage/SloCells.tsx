import { Slo, SloObjective } from '@operate-first/plugin-operations-common';
import {
  formatBudget,
  formatBurn,
  formatMinutes,
  formatTarget,
} from '../../format/slo';
import { useNow } from '../../hooks/useNow';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import { HealthMark } from '../HealthMark';
import {
  BudgetBar,
  exhaustionWords,
  SLO_MARKS,
  SloLink,
  windowWords,
} from '../SloState';
import styles from './SlosTable.module.css';

const MINUTE_MS = 60_000;

/** The objective of which the row speaks: the one with the least budget. */
function leastOf(objectives: SloObjective[]): SloObjective | undefined {
  return [...objectives].sort(
    (a, b) => (a.budget?.remaining ?? 2) - (b.budget?.remaining ?? 2),
  )[0];
}

/**
 * The cells of an SLO's row.
 *
 * @internal
 */
export function SloCells(props: { slo: Slo }) {
  const { slo } = props;
  const { state, remaining, burnRate, message } = slo;
  const { t, locale } = useOperationsTranslation();
  const entityName = useEntityName();
  const present = useNow(MINUTE_MS);
  const now = useOldPicture() ?? present;
  const least = leastOf(slo.objectives);
  const minutes = (slo.composite ?? least?.budget)?.remainingMinutes;
  return (
    <>
      <td className={styles.state}>
        <HealthMark mark={SLO_MARKS[state]} /> {t(`slo.state.${state}`)}
      </td>
      <th scope="row" className={styles.name}>
        <SloLink sloRef={slo.ref} bold={state !== 'ok'}>
          {slo.title}
        </SloLink>
        {slo.service && (
          <span className={styles.quiet}>
            {' '}
            {slo.service.title ?? entityName(slo.service.ref)}
          </span>
        )}
      </th>
      <td>
        {least &&
          t('slo.promise', {
            target: formatTarget(least.target, locale),
            window: windowWords(slo.window, t),
          })}
      </td>
      <td className={styles.budget}>
        {remaining === undefined ? (
          <span className={styles.reason} title={message}>
            — {message}
          </span>
        ) : (
          <BudgetBar remaining={remaining} state={state} />
        )}
      </td>
      <td className={styles.number}>
        {remaining === undefined ? '—' : formatBudget(remaining, locale)}
      </td>
      <td className={styles.number}>
        {minutes === undefined ? '—' : formatMinutes(minutes)}
      </td>
      <td className={styles.number}>
        {burnRate === undefined ? '—' : formatBurn(burnRate, locale)}
      </td>
      <td>{exhaustionWords(least?.exhaustion, t, now) ?? '—'}</td>
      <td className={styles.name}>
        {slo.owner ? slo.owner.title ?? entityName(slo.owner.ref) : '—'}
      </td>
    </>
  );
}
