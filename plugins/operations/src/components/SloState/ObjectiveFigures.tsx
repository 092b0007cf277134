import { SloObjective } from '@operate-first/plugin-operations-common';
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
        <BudgetBar remaining={budget?.remaining} state={state} />
        <span>
          <strong>
            {budget ? shareWords(budget.remaining, t, locale) : '—'}
          </strong>
          {budget ? ', ' : ' '}
          {budget
            ? t(budget.remaining < 0 ? 'slo.overspent' : 'slo.minutesLeft', {
                minutes: formatMinutes(Math.abs(budget.remainingMinutes)),
                total: formatMinutes(budget.totalMinutes),
              })
            : t('slo.budgetUnknown')}
        </span>
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
