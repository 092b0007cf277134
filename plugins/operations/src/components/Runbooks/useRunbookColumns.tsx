import { Runbook } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ListColumn } from '../EntityList';
import { HealthMark } from '../HealthMark';
import { PersonName, ServiceName } from '../IncidentState';
import { RunbookLink } from '../QuestionState';

const FEW = 2;

/**
 * What a row says of a runbook.
 *
 * @internal
 */
export function useRunbookColumns(): ListColumn<Runbook>[] {
  const { t, locale } = useOperationsTranslation();
  return [
    {
      id: 'title',
      label: t('runbooks.table.title'),
      header: true,
      width: '28%',
      narrow: '60%',
      cell: ({ id, title }) => <RunbookLink id={id}>{title}</RunbookLink>,
    },
    {
      id: 'services',
      label: t('runbooks.table.services'),
      leaves: 'tight',
      title: ({ services }) =>
        services.map(({ title, ref }) => title ?? ref).join(', '),
      cell: ({ services }) => (
        <>
          {services.slice(0, FEW).map((service, index) => (
            <span key={service.ref}>
              {index > 0 && ', '}
              <ServiceName of={service} />
            </span>
          ))}
          {services.length > FEW && ` +${services.length - FEW}`}
          {services.length === 0 && '—'}
        </>
      ),
    },
    {
      id: 'alerts',
      label: t('runbooks.table.alerts'),
      leaves: 'spare',
      title: ({ alerts }) => alerts.join(', '),
      cell: ({ alerts }) => alerts.join(', ') || '—',
    },
    {
      id: 'problems',
      label: t('runbooks.table.problems'),
      width: '7rem',
      state: true,
      title: ({ problems }) =>
        problems.map(({ message }) => message).join('\n') || undefined,
      cell: ({ problems }) =>
        problems.length === 0 ? (
          t('runbooks.table.none')
        ) : (
          <>
            <HealthMark mark="degraded" />{' '}
            {formatCount(problems.length, locale)}
          </>
        ),
    },
    {
      id: 'helped',
      label: t('runbooks.table.helped'),
      numeric: true,
      width: '6rem',
      leaves: 'tight',
      cell: ({ helped: { yes, no } }) =>
        yes + no === 0
          ? '—'
          : t('runbooks.table.helpedOf', {
              yes: formatCount(yes, locale),
              all: formatCount(yes + no, locale),
            }),
    },
    {
      id: 'by',
      label: t('runbooks.table.by'),
      leaves: 'spare',
      cell: ({ changedBy }) =>
        changedBy ? <PersonName of={changedBy} /> : '—',
    },
    {
      id: 'changed',
      label: t('runbooks.table.changed'),
      numeric: true,
      width: '7rem',
      title: ({ changedAt }) => changedAt && formatMoment(changedAt, locale),
      cell: ({ changedAt }) => (changedAt ? <Age of={changedAt} /> : '—'),
    },
  ];
}
