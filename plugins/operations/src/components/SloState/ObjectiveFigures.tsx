import { Budget, SloObjective } from '@operate-first/plugin-operations-common';
import { formatRatio } from '../../format/numbers';
import { formatBurn, formatMinutes } from '../../format/slo';
import { formatMoment } from '../../format/time';
import { useNow } from '../../hooks/useNow';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { BudgetBar } from './BudgetBar';
import { Sparkline } from './Sparkline';
import { exhaustionWords, shareWords } from './words';
import styles from './SloState.module.css';

const MINUTE_MS = 60_000;

/** What is left, in words; where too little was measured to judge by it, only that. */
function BudgetWords(props: { budget: Budget | undefined }) {
  const { budget } = props;
  const { t, locale } = useOperationsTranslation();
  if (!budget) {
    return (
      <span>
        <strong>—</strong> {t('slo.budgetUnknown')}
      </span>
    );
  }
  if (budget.provisional) {
    return (
      <span className={styles.quiet}>
        {t('slo.notJudged')} {budget.provisionalMessage}
      </span>
    );
  }
  const { remaining, remainingMinutes, totalMinutes } = budget;
  return (
    <span>
      <strong>{shareWords(remaining, t, locale)}</strong>
      {', '}
      {t(remaining < 0 ? 'slo.overspent' : 'slo.minutesLeft', {
        minutes: formatMinutes(Math.abs(remainingMinutes)),
        total: formatMinutes(totalMinutes),
      })}
    </span>
  );
}

/**
 * The figures of an objective in one line: what was reached, what is left, how fast it goes, until when.
 * What nobody knows is a dash.
 *
 * @internal
 */
export function ObjectiveFigures(props: { objective: SloObjective }) {
  const { objective } = props;
  const { budget, sli, burnRate, state, exhaustion, sparkline } = objective;
  const { t, locale } = useOperationsTranslation();
  const present = useNow(MINUTE_MS);
  const now = useOldPicture() ?? present;
  const empties = exhaustionWords(exhaustion, t, now);
  return (
    <div className={styles.figures} data-state={state}>
      <div className={styles.budget}>
        <BudgetBar budget={budget} state={state} />
        <BudgetWords budget={budget} />
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('slo.sli')}</dt>
          <dd>{sli === undefined ? '—' : formatRatio(sli, locale)}</dd>
        </div>
        <div>
          <dt>{t('slo.burn')}</dt>
          <dd>{burnRate === undefined ? '—' : formatBurn(burnRate, locale)}</dd>
        </div>
        <div>
          <dt>{t('slo.atThisRate')}</dt>
          <dd
            title={
              exhaustion?.at ? formatMoment(exhaustion.at, locale) : undefined
            }
          >
            {empties ?? '—'}
          </dd>
        </div>
      </dl>
      <Sparkline values={sparkline} state={state} label={t('slo.sparkline')} />
    </div>
  );
}
