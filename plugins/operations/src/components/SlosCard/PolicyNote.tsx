import { BudgetPolicy } from '@operate-first/plugin-operations-common';
import { formatBudget } from '../../format/slo';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure } from '../Panel';
import { shareWords } from '../SloState';
import styles from './SlosCard.module.css';

/**
 * What the team has agreed to do now that so little is left, and what it will do at less.
 *
 * @internal
 */
export function PolicyNote(props: { policy: BudgetPolicy }) {
  const { steps, remaining, origin, notJudged = [] } = props.policy;
  const { t, locale } = useOperationsTranslation();
  const [deepest] = steps
    .filter(step => step.active)
    .sort((a, b) => a.atRemaining - b.atRemaining);
  return (
    <div>
      {deepest && (
        <p className={styles.active}>
          {t('slo.policy.active', {
            share:
              remaining === undefined ? '—' : shareWords(remaining, t, locale),
            threshold: formatBudget(deepest.atRemaining, locale),
            action: deepest.action,
          })}
          {steps.some(step => step.active && step.blocksReleases) &&
            ` ${t('slo.policy.blocked')}`}
        </p>
      )}
      {remaining === undefined && notJudged.length === 0 && (
        <p className={styles.quiet}>{t('slo.policy.unknown')}</p>
      )}
      {notJudged.length > 0 && (
        <p className={styles.quiet}>
          {t('slo.policy.notJudged', {
            titles: notJudged.map(({ title }) => title).join(', '),
          })}
        </p>
      )}
      <Disclosure summary={t('slo.policy.title')}>
        <ul className={styles.steps}>
          {steps.map(({ atRemaining, action, blocksReleases }) => (
            <li key={`${atRemaining} ${action}`}>
              {t('slo.policy.step', {
                remaining: formatBudget(atRemaining, locale),
                action,
              })}
              {blocksReleases && ` ${t('slo.policy.blocks')}`}
            </li>
          ))}
        </ul>
        <p className={styles.quiet}>{t(`slo.policy.origin.${origin}`)}</p>
      </Disclosure>
    </div>
  );
}
