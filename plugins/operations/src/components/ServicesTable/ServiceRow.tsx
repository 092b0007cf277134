import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/ui';
import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import {
  Observation,
  Service,
  worstStatus,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useOldPicture } from '../../hooks/useOldPicture';
import { SteadyRow } from '../../hooks/useSteadyOrder';
import { factFirst } from '../../format/reason';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import {
  isSameLocation,
  lastKnownOf,
  pictureOf,
  placeName,
} from '../ServiceStrip';
import styles from './ServicesTable.module.css';

/** The title as written, or the name. */
export function serviceName(service: Service): string {
  return service.title ?? parseEntityRef(service.entityRef).name;
}

function Where(props: { observations: Observation[] }) {
  const { t } = useOperationsTranslation();
  const old = useOldPicture() !== undefined;
  const places = props.observations.filter(
    (observation, index, all) =>
      all.findIndex(other => isSameLocation(other.scope, observation.scope)) ===
      index,
  );
  return (
    <ul className={styles.places}>
      {places.map(({ scope }) => {
        const here = props.observations.filter(other =>
          isSameLocation(other.scope, scope),
        );
        const stale = old || here.some(observation => observation.stale);
        const health = t(
          `health.${worstStatus(here.map(({ status }) => status))}`,
        );
        return (
          <li
            key={JSON.stringify(scope)}
            title={`${scope.environment}${
              scope.cluster ? ` · ${scope.cluster}` : ''
            }`}
          >
            <HealthMark
              mark={worstStatus(here.map(({ status }) => status))}
              stale={stale}
              size={12}
              label={stale ? t('health.stale', { health }) : health}
            />{' '}
            {placeName(scope)}
          </li>
        );
      })}
    </ul>
  );
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
