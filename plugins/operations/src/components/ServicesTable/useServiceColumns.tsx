import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  EntityDisplayName,
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Service } from '@operate-first/plugin-operations-common';
import { factFirst } from '../../format/reason';
import { Sort } from '../../hooks/schema';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ListColumn, listStyles } from '../EntityList';
import { HealthMark } from '../HealthMark';
import { PersonName } from '../IncidentState';
import { lastKnownOf, pictureOf } from '../ServiceStrip';
import { Where } from './Where';

function HealthWord(props: { of: Service }) {
  const { health, observations } = props.of;
  const { t } = useOperationsTranslation();
  const lastKnown = lastKnownOf(health.status, observations);
  return (
    <>
      <HealthMark
        mark={lastKnown?.status ?? health.status}
        stale={Boolean(lastKnown)}
      />{' '}
      {t(`health.${health.status}`)}
    </>
  );
}

function Name(props: { of: Service }) {
  const { entityRef, title, health, visibility } = props.of;
  const { t } = useOperationsTranslation();
  const entityPath = useRouteRef(entityRouteRef);
  const ref = parseEntityRef(entityRef);
  const page = entityPath?.(entityRouteParams(ref));
  return (
    <>
      <Link
        href={page ? `${page}/operations` : ''}
        weight={health.status === 'healthy' ? 'regular' : 'bold'}
        color="primary"
        standalone
      >
        {title ?? ref.name}
      </Link>
      {visibility === 'internal' && (
        <span className={listStyles.quiet}>
          {' '}
          {t('services.table.internal')}
        </span>
      )}
    </>
  );
}

/**
 * What a row says of a service.
 *
 * @internal
 */
export function useServiceColumns(): ListColumn<Service, Sort>[] {
  const { t } = useOperationsTranslation();
  return [
    {
      id: 'health',
      label: t('services.table.health'),
      state: true,
      sort: { by: 'health', begins: 'desc' },
      width: '7.5rem',
      cell: service => <HealthWord of={service} />,
    },
    {
      id: 'service',
      label: t('services.table.service'),
      header: true,
      sort: { by: 'name', begins: 'asc' },
      width: '15%',
      narrow: '18%',
      cell: service => <Name of={service} />,
    },
    {
      id: 'reason',
      label: t('services.table.reason'),
      title: ({ health }) => health.reasons[0]?.message,
      cell: ({ health }) => (
        <span className={listStyles.clamped}>
          {factFirst(health.reasons[0]?.message ?? '')}
        </span>
      ),
    },
    {
      id: 'since',
      label: t('services.table.since'),
      numeric: true,
      sort: { by: 'since', begins: 'desc' },
      width: '5.25rem',
      narrow: '4.75rem',
      cell: ({ health }) =>
        health.since ? <Age of={health.since} lasting /> : '—',
    },
    {
      id: 'where',
      label: t('services.table.where'),
      width: '12.75rem',
      narrow: '8rem',
      cell: ({ observations }) => <Where observations={observations} />,
    },
    {
      id: 'owner',
      label: t('services.table.owner'),
      sort: { by: 'owner', begins: 'asc' },
      width: '10.5%',
      leaves: 'tight',
      cell: ({ owner }) =>
        owner ? (
          <PersonName of={{ ref: owner }} />
        ) : (
          <span className={listStyles.quiet}>
            {t('services.table.noOwner')}
          </span>
        ),
    },
    {
      id: 'system',
      label: t('services.table.system'),
      sort: { by: 'system', begins: 'asc' },
      width: '10.5%',
      leaves: 'tight',
      cell: ({ system }) =>
        system ? (
          <EntityRefLink
            entityRef={system}
            hideIcon
            disableTooltip
            color="inherit"
          >
            <EntityDisplayName entityRef={system} hideIcon disableTooltip />
          </EntityRefLink>
        ) : (
          '—'
        ),
    },
    {
      id: 'age',
      label: t('services.table.age'),
      numeric: true,
      width: '5.25rem',
      narrow: '4.75rem',
      cell: ({ observations }) => {
        const { asOf } = pictureOf(observations);
        return asOf ? <Age of={asOf} /> : t('services.table.notLooked');
      },
    },
  ];
}
