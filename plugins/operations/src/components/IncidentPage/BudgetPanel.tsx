import { Skeleton } from '@backstage/ui';
import { formatBudget, formatMinutes } from '../../format/slo';
import { useIncidentBudget } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
import { Numbers, Panel } from '../Panel';
import { SloLink } from '../SloState';
import styles from './IncidentPage.module.css';

/**
 * What an incident cost, in minutes of error budget and as a share of it.
 *
 * @internal
 */
export function BudgetPanel(props: { incidentKey: string }) {
  const budget = useIncidentBudget(props.incidentKey);
  const { t, locale } = useOperationsTranslation();
  const items = budget.data?.items ?? [];
  return (
    <Panel title={t('incident.budget.title')}>
      <Problem of={budget} subject="incident" inPanel />
      {!budget.data && !budget.error && <Skeleton width="100%" height={48} />}
      {budget.data && items.length === 0 && (
        <p className={styles.quiet}>{t('incident.budget.none')}</p>
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
              cell: ({ slo, sloTitle, index, title, minutes, message }) => (
                <>
                  <SloLink sloRef={slo} objective={index}>
                    {sloTitle}
                    {title && `: ${title}`}
                  </SloLink>
                  {minutes === undefined && (
                    <span className={styles.quiet}>
                      {' '}
                      {message ?? t('incident.budget.unknown')}
                    </span>
                  )}
                </>
              ),
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
    </Panel>
  );
}
