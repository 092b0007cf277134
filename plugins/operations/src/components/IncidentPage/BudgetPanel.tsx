import { Skeleton } from '@backstage/ui';
import { BudgetCost } from '@operate-first/plugin-operations-common';
import { formatBudget, formatMinutes } from '../../format/slo';
import { useIncidentBudget } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
import { Numbers, Panel } from '../Panel';
import { SloLink } from '../SloState';
import { pageStyles } from '../Page';

/** Less than a second of a budget is nothing that one would read about. */
const LEAST_MINUTES = 1 / 60;

/** What lost something, and what nobody knows of. */
function isWorthARow({ minutes, consumed }: BudgetCost): boolean {
  if (minutes !== undefined) return Math.abs(minutes) >= LEAST_MINUTES;
  return consumed === undefined || consumed !== 0;
}

/** An objective, and why the share of its budget is not known where it is not. */
function Objective(props: { cost: BudgetCost }) {
  const { slo, sloTitle, index, title, consumed, minutes, message } =
    props.cost;
  const { t } = useOperationsTranslation();
  const unknown = minutes === undefined && t('incident.budget.unknown');
  return (
    <>
      <SloLink sloRef={slo} objective={index}>
        {sloTitle}
        {title && `: ${title}`}
      </SloLink>
      {consumed === undefined && (
        <span className={pageStyles.quiet}> {message ?? unknown}</span>
      )}
    </>
  );
}

/**
 * What an incident cost, in minutes of error budget and as a share of it.
 *
 * @internal
 */
export function BudgetPanel(props: { incidentKey: string }) {
  const budget = useIncidentBudget(props.incidentKey);
  const { t, locale } = useOperationsTranslation();
  const all = budget.data?.items ?? [];
  const items = all.filter(isWorthARow);
  const spared = all.length - items.length;
  return (
    <Panel title={t('incident.budget.title')}>
      <Problem of={budget} subject="incident" inPanel />
      {!budget.data && !budget.error && <Skeleton width="100%" height={48} />}
      {budget.data && all.length === 0 && (
        <p className={pageStyles.quiet}>{t('incident.budget.none')}</p>
      )}
      {items.length > 0 && (
        <Numbers
          label={t('incident.budget.table')}
          hideLabel
          rows={items}
          keyOf={({ slo, index }) => `${slo} ${index}`}
          columns={[
            {
              label: t('incident.budget.objective'),
              header: true,
              cell: cost => <Objective cost={cost} />,
            },
            {
              label: t('incident.budget.minutes'),
              numeric: true,
              cell: ({ minutes }) =>
                minutes === undefined ? '—' : formatMinutes(minutes),
            },
            {
              label: t('incident.budget.share'),
              numeric: true,
              cell: ({ consumed }) =>
                consumed === undefined ? '—' : formatBudget(consumed, locale),
            },
          ]}
        />
      )}
      {spared > 0 && (
        <p className={pageStyles.quiet}>
          {t(
            items.length > 0
              ? 'incident.budget.spared'
              : 'incident.budget.allSpared',
            { count: spared },
          )}
        </p>
      )}
    </Panel>
  );
}
