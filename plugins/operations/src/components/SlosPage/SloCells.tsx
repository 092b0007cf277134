import { Slo, SloObjective } from '@operate-first/plugin-operations-common';
import { formatBurn, formatMinutes } from '../../format/slo';
import { useNow } from '../../hooks/useNow';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import { HealthMark } from '../HealthMark';
import { OwnerLink } from './OwnerLink';
import {
  BudgetBar,
  budgetWords,
  exhaustionWords,
  promiseWords,
  SLO_MARKS,
  SloLink,
} from '../SloState';
import styles from './SlosTable.module.css';

const MINUTE_MS = 60_000;
/** Budget, share, time and burn: one reason stands for all of them. */
const FIGURES = 4;

/** What nobody can judge by yet comes after what counts, and what is not known after both. */
function countedOf({ budget }: SloObjective): number {
  if (!budget) return 3;
  return budget.provisional ? 2 : budget.remaining;
}

/** The objective of which the row speaks: the one with the least budget. */
function leastOf(objectives: SloObjective[]): SloObjective | undefined {
  return [...objectives].sort((a, b) => countedOf(a) - countedOf(b))[0];
}

/** What is left and how fast it goes, or in its place why nobody can say. */
function Figures(props: { slo: Slo; minutes: number | undefined }) {
  const { slo, minutes } = props;
  const { remaining, burnRate, message, provisional, state } = slo;
  const { t, locale } = useOperationsTranslation();
  if (remaining === undefined) {
    return (
      <td colSpan={FIGURES}>
        <span className={styles.reason} title={message}>
          — {message}
        </span>
      </td>
    );
  }
  const burn = (
    <td className={styles.number}>
      {burnRate === undefined ? '—' : formatBurn(burnRate, locale)}
    </td>
  );
  if (provisional) {
    return (
      <>
        <td colSpan={FIGURES - 1}>
          <span className={styles.reason} title={slo.provisionalMessage}>
            {t('slo.notJudged')} {slo.provisionalMessage}
          </span>
        </td>
        {burn}
      </>
    );
  }
  return (
    <>
      <td>
        <BudgetBar budget={{ remaining }} state={state} />
      </td>
      <td className={styles.number}>{budgetWords(remaining, t, locale)}</td>
      <td className={styles.number}>
        {minutes === undefined ? '—' : formatMinutes(minutes)}
      </td>
      {burn}
    </>
  );
}

/**
 * The cells of an SLO's row.
 *
 * @internal
 */
export function SloCells(props: { slo: Slo }) {
  const { slo } = props;
  const { state } = slo;
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
      <td className={styles.wide}>
        {least &&
          promiseWords({ target: least.target, window: slo.window }, t, locale)}
      </td>
      <Figures slo={slo} minutes={minutes} />
      <td className={styles.wide}>
        {exhaustionWords(least?.exhaustion, t, now) ?? '—'}
      </td>
      <td className={`${styles.name} ${styles.wide}`}>
        {slo.owner ? <OwnerLink owner={slo.owner} /> : '—'}
      </td>
    </>
  );
}
