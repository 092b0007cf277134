import { ReplayedService as Replayed } from '@operate-first/plugin-operations-common';
import { formatBudget, formatBurn, formatTarget } from '../../format/slo';
import { formatRatio } from '../../format/numbers';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { Numbers, Panel } from '../Panel';
import { useEntityName } from '../Filters';
import styles from './IncidentReplay.module.css';

function Locations(props: { of: Replayed }) {
  const { t } = useOperationsTranslation();
  return (
    <ul className={styles.items}>
      {props.of.locations.map(
        ({ environment, cluster, source, status, reasons }) => (
          <li key={`${environment} ${cluster} ${source}`}>
            <HealthMark mark={status} /> {t(`health.${status}`)}{' '}
            <span className={styles.quiet}>
              {[environment, cluster, source].filter(Boolean).join(' · ')}
            </span>
            {reasons.map(({ code, message }) => (
              <p key={`${code} ${message}`}>{message}</p>
            ))}
          </li>
        ),
      )}
    </ul>
  );
}

function Objectives(props: { of: Replayed }) {
  const { objectives } = props.of;
  const { t, locale } = useOperationsTranslation();
  if (objectives.length === 0) {
    return <p className={styles.quiet}>{t('incident.replay.noObjectives')}</p>;
  }
  const shown = (
    value: number | undefined,
    format: (value: number, locale?: string) => string,
  ) => (value === undefined ? '—' : format(value, locale));
  return (
    <Numbers
      label={t('incident.replay.objectives')}
      rows={objectives}
      keyOf={({ slo, index }) => `${slo} ${index}`}
      columns={[
        {
          label: t('incident.replay.objective'),
          header: true,
          cell: ({ title }) => title,
        },
        {
          label: t('incident.replay.target'),
          numeric: true,
          cell: ({ target }) => shown(target, formatTarget),
        },
        {
          label: t('incident.replay.sli'),
          numeric: true,
          cell: ({ sli }) => shown(sli, formatRatio),
        },
        {
          label: t('incident.replay.burn'),
          numeric: true,
          cell: ({ burnRate }) => shown(burnRate, formatBurn),
        },
        {
          label: t('incident.replay.remaining'),
          numeric: true,
          cell: ({ remaining }) => shown(remaining, formatBudget),
        },
      ]}
    />
  );
}

function Versions(props: { of: Replayed }) {
  const { versions } = props.of;
  const { t, locale } = useOperationsTranslation();
  if (versions.length === 0) {
    return <p className={styles.quiet}>{t('incident.replay.noVersions')}</p>;
  }
  return (
    <p>
      {t('incident.replay.versions')}:{' '}
      {versions
        .map(({ object, cluster, version, since }) =>
          [
            object,
            cluster && `(${cluster})`,
            version,
            since &&
              t('incident.replay.sinceThen', {
                time: formatTime(since, { now: Date.now(), locale }),
              }),
          ]
            .filter(Boolean)
            .join(' '),
        )
        .join(' · ')}
    </p>
  );
}

/**
 * A service as it was: its health and where, its objectives, its versions.
 *
 * @internal
 */
export function ReplayedService(props: { of: Replayed }) {
  const { service, role, health, locations } = props.of;
  const { t, locale } = useOperationsTranslation();
  const entityName = useEntityName();
  const { status, since, reasons } = health;
  return (
    <Panel
      title={service.title ?? entityName(service.ref)}
      aside={
        <span className={styles.quiet}>{t(`incident.services.${role}`)}</span>
      }
    >
      <p>
        <HealthMark mark={status} /> <strong>{t(`health.${status}`)}</strong>{' '}
        {since && (
          <span className={styles.quiet}>
            {t('incident.replay.sinceThen', {
              time: formatTime(since, { now: Date.now(), locale }),
            })}
          </span>
        )}
      </p>
      {locations.length > 0 ? (
        <Locations of={props.of} />
      ) : (
        reasons.map(({ code, message }) => (
          <p key={`${code} ${message}`}>{message}</p>
        ))
      )}
      <Objectives of={props.of} />
      <Versions of={props.of} />
    </Panel>
  );
}
