import { Alert, Slo } from '@operate-first/plugin-operations-common';
import { formatBurn } from '../../format/slo';
import { useNow } from '../../hooks/useNow';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AlertItem, bySeverity, splitAlerts } from '../AlertsCard';
import { exhaustionWords, shareWords, SLO_STATES, SloLink } from '../SloState';
import styles from './ServiceStrip.module.css';

const MINUTE_MS = 60_000;
/** A strip is not a list: the rest stands in the card of alerts. */
const MOST_ALERTS = 3;

/** The SLO with the least budget, which is what there is to say of all of them in one line. */
function leastOf(slos: Slo[]): Slo | undefined {
  return [...slos]
    .filter(({ remaining }) => remaining !== undefined)
    .sort(
      (a, b) =>
        Number(a.provisional ?? false) - Number(b.provisional ?? false) ||
        (a.remaining ?? 0) - (b.remaining ?? 0) ||
        SLO_STATES.indexOf(a.state) - SLO_STATES.indexOf(b.state),
    )[0];
}

/** Several tiers of one objective are one thing to say in a strip. */
function worstOfEach(alerts: Alert[]): Alert[] {
  const byWhat = new Map<string, Alert>();
  for (const alert of [...alerts].sort(bySeverity)) {
    const what = `${alert.slo ?? alert.id} ${alert.objective ?? ''}`;
    if (!byWhat.has(what)) byWhat.set(what, alert);
  }
  return [...byWhat.values()];
}

function LeastBudget(props: { slo: Slo }) {
  const { slo } = props;
  const { t, locale } = useOperationsTranslation();
  const present = useNow(MINUTE_MS);
  const now = useOldPicture() ?? present;
  const least = [...slo.objectives]
    .filter(({ budget }) => budget)
    .sort((a, b) => (a.budget?.remaining ?? 0) - (b.budget?.remaining ?? 0))[0];
  const words = [
    slo.provisional
      ? t('slo.leftNotJudged')
      : t('slo.left', { share: shareWords(slo.remaining ?? 0, t, locale) }),
    slo.burnRate !== undefined &&
      slo.burnRate > 0 &&
      t('slo.burning', { burn: formatBurn(slo.burnRate, locale) }),
    exhaustionWords(least?.exhaustion, t, now),
  ].filter(Boolean);
  return (
    <p className={styles.budget}>
      <SloLink sloRef={slo.ref}>{slo.title}</SloLink>: {words.join(', ')}
    </p>
  );
}

/**
 * The least budget of a service in a line, and the alerts of burning budgets that fire and are not told already.
 *
 * @internal
 */
export function BudgetNotes(props: { slos: Slo[]; alerts: Alert[] }) {
  const { slos, alerts } = props;
  const { t } = useOperationsTranslation();
  const least = leastOf(slos);
  const firing = worstOfEach(
    // That the service is not well is said above.
    splitAlerts(alerts.filter(({ source }) => source !== 'health')).firing,
  );
  const rest = firing.length - MOST_ALERTS;
  if (!least && firing.length === 0) return null;
  return (
    <div className={styles.budgets}>
      {firing.length > 0 && (
        <ul className={styles.alerts} aria-label={t('alerts.firing')}>
          {firing.slice(0, MOST_ALERTS).map(alert => (
            <li key={alert.id}>
              <AlertItem alert={alert} brief />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <p className={styles.quiet}>{t('alert.more', { count: rest })}</p>
      )}
      {least && <LeastBudget slo={least} />}
    </div>
  );
}
