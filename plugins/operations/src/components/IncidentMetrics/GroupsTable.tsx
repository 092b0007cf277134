import {
  INCIDENT_CAUSES,
  IncidentCause,
  IncidentMetricsGroup,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { PersonName, ServiceName } from '../IncidentState';
import { Numbers } from '../Panel';
import { pageStyles } from '../Page';
import { Duration } from './Duration';
import { GROUPINGS } from './useMetricsQuery';

const FIRST = 30;
type By = (typeof GROUPINGS)[number];

function Name(props: { of: IncidentMetricsGroup; by: By; t: Translate }) {
  const { of, by, t } = props;
  const { name } = of;
  if (!name) return <>—</>;
  const known = INCIDENT_CAUSES.find((one: IncidentCause) => one === name.ref);
  if (by === 'cause' && known) return <>{t(`incident.cause.${known}`)}</>;
  if (by === 'severity') return <>SEV{name.ref}</>;
  if (by === 'service') return <ServiceName of={name} />;
  if (by === 'owner') return <PersonName of={name} />;
  return <>{name.title ?? name.ref}</>;
}

/**
 * Times and numbers of incidents, the most frequent first.
 *
 * @internal
 */
export function GroupsTable(props: { groups: IncidentMetricsGroup[]; by: By }) {
  const { groups, by } = props;
  const { t, locale } = useOperationsTranslation();
  const count = (value: number) => formatCount(value, locale);
  return (
    <>
      <ShowMore items={groups} first={FIRST}>
        {shown => (
          <Numbers
            label={t(`incident.metrics.tables.${by}`)}
            hideLabel
            rows={shown}
            keyOf={({ name }) => name?.ref ?? ''}
            columns={[
              // All together have no name.
              ...(by === 'none'
                ? []
                : [
                    {
                      label: t(`incident.metrics.bys.${by}`),
                      header: true,
                      cell: (group: IncidentMetricsGroup) => (
                        <Name of={group} by={by} t={t} />
                      ),
                    },
                  ]),
              {
                label: t('incident.metrics.incidents'),
                numeric: true,
                cell: group => count(group.incidents),
              },
              {
                label: t('incident.metrics.open'),
                numeric: true,
                cell: group => count(group.open),
              },
              {
                label: t('incident.metrics.detect'),
                numeric: true,
                cell: group => <Duration of={group.timeToDetect} />,
              },
              {
                label: t('incident.metrics.acknowledge'),
                numeric: true,
                cell: group => <Duration of={group.timeToAcknowledge} />,
              },
              {
                label: t('incident.metrics.resolve'),
                numeric: true,
                cell: group => <Duration of={group.timeToResolve} />,
              },
            ]}
          />
        )}
      </ShowMore>
      <p className={pageStyles.quiet}>{t('incident.metrics.legend')}</p>
    </>
  );
}
