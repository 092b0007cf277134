import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/ui';
import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Service } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SteadyRow } from '../../hooks/useSteadyOrder';
import { factFirst } from '../../format/reason';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { lastKnownOf, pictureOf } from '../ServiceStrip';
import { Where } from './Where';
import styles from './ServicesTable.module.css';

/** The title as written, or the name. */
export function serviceName(service: Service): string {
  return service.title ?? parseEntityRef(service.entityRef).name;
}

/**
 * The cells of a service's row.
 *
 * @internal
 */
export function ServiceCells(props: { row: SteadyRow; href: string }) {
  const { row, href } = props;
  const { service } = row;
  const { t } = useOperationsTranslation();
  const { status, since, reasons } = service.health;
  const lastKnown = lastKnownOf(status, service.observations);
  const { asOf } = pictureOf(service.observations);
  const isWell = status === 'healthy';
  return (
    <>
      <td className={styles.health}>
        <HealthMark
          mark={lastKnown?.status ?? status}
          stale={Boolean(lastKnown)}
        />{' '}
        {t(`health.${status}`)}
      </td>
      <th scope="row" className={styles.service}>
        <Link
          href={href}
          weight={isWell ? 'regular' : 'bold'}
          color="primary"
          standalone
        >
          {serviceName(service)}
        </Link>
        {service.visibility === 'internal' && (
          <span className={styles.quiet}> {t('services.table.internal')}</span>
        )}
      </th>
      <td className={styles.reason} title={reasons[0]?.message}>
        <span>
          {row.gone
            ? t('services.table.gone')
            : factFirst(reasons[0]?.message ?? '')}
        </span>
      </td>
      <td className={styles.number}>
        {since ? <Age of={since} lasting /> : '—'}
      </td>
      <td>
        <Where observations={service.observations} />
      </td>
      <td className={styles.name}>
        {service.owner ? (
          <EntityRefLink
            entityRef={service.owner}
            hideIcon
            disableTooltip
            color="inherit"
          >
            <EntityDisplayName
              entityRef={service.owner}
              hideIcon
              disableTooltip
            />
          </EntityRefLink>
        ) : (
          <span className={styles.quiet}>{t('services.table.noOwner')}</span>
        )}
      </td>
      <td className={styles.name}>
        {service.system ? (
          <EntityRefLink
            entityRef={service.system}
            hideIcon
            disableTooltip
            color="inherit"
          >
            <EntityDisplayName
              entityRef={service.system}
              hideIcon
              disableTooltip
            />
          </EntityRefLink>
        ) : (
          '—'
        )}
      </td>
      <td className={styles.number}>
        {asOf ? <Age of={asOf} /> : t('services.table.notLooked')}
      </td>
    </>
  );
}
