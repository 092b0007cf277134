import { usePermission } from '@backstage/plugin-permission-react';
import {
  Incident,
  operationsPersonReadPermission,
} from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ListColumn, listStyles } from '../EntityList';
import { HealthMark } from '../HealthMark';
import {
  INCIDENT_MARKS,
  IncidentAge,
  IncidentLink,
  isOpen,
  PersonName,
  ServiceName,
  Severity,
} from '../IncidentState';

function Name(props: { of: Incident }) {
  const { key, title, drill, firing } = props.of;
  const { t } = useOperationsTranslation();
  const aside = [
    drill && t('incident.drill'),
    isOpen(props.of) && firing > 0
      ? t('incident.table.firing', { count: firing })
      : undefined,
  ];
  return (
    <>
      <IncidentLink incidentKey={key} bold={isOpen(props.of)}>
        {key} {title}
      </IncidentLink>{' '}
      <span className={listStyles.quiet}>
        {aside.filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

function Services(props: { of: Incident }) {
  const [first, ...others] = props.of.services;
  const { t } = useOperationsTranslation();
  if (!first) return <>—</>;
  return (
    <>
      <ServiceName of={first.service} />
      {others.length > 0 && (
        <span className={listStyles.quiet}>
          {' '}
          {t('incident.table.affected', { count: others.length })}
        </span>
      )}
    </>
  );
}

/**
 * What a row says of an incident. Who may not see names is shown no column of them.
 *
 * @internal
 */
export function useIncidentColumns(): ListColumn<Incident>[] {
  const { t, locale } = useOperationsTranslation();
  const { allowed: seesNames } = usePermission({
    permission: operationsPersonReadPermission,
  });
  const columns: Array<ListColumn<Incident> | false> = [
    {
      id: 'severity',
      label: t('incident.table.severity'),
      width: '6.5rem',
      narrow: '5.5rem',
      cell: ({ severity }) => <Severity of={severity} />,
    },
    {
      id: 'incident',
      label: t('incident.table.incident'),
      header: true,
      width: seesNames ? '26%' : '32%',
      narrow: '34%',
      cell: incident => <Name of={incident} />,
    },
    {
      id: 'status',
      label: t('incident.table.status'),
      state: true,
      width: '10rem',
      cell: ({ status }) => (
        <>
          <HealthMark mark={INCIDENT_MARKS[status]} />{' '}
          {t(`incident.status.${status}`)}
        </>
      ),
    },
    {
      id: 'service',
      label: t('incident.table.service'),
      cell: incident => <Services of={incident} />,
    },
    {
      id: 'started',
      label: t('incident.table.started'),
      numeric: true,
      width: '8.5rem',
      leaves: 'spare',
      title: ({ startedAt }) => formatMoment(startedAt, locale),
      cell: ({ startedAt }) =>
        formatTime(startedAt, { now: Date.now(), locale }),
    },
    {
      id: 'lasted',
      label: t('incident.table.lasted'),
      numeric: true,
      width: '7rem',
      cell: incident => <IncidentAge of={incident} />,
    },
    seesNames && {
      id: 'commander',
      label: t('incident.table.commander'),
      width: '8rem',
      leaves: 'spare',
      cell: ({ roles }) => {
        const held = roles.find(({ role }) => role === 'commander');
        return held ? <PersonName of={held.person} /> : '—';
      },
    },
    {
      id: 'owner',
      label: t('incident.table.owner'),
      width: '10%',
      narrow: '14%',
      leaves: 'tight',
      cell: ({ owner }) => (owner ? <PersonName of={owner} /> : '—'),
    },
  ];
  return columns.filter(column => column !== false);
}
