import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import { Maintenance } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import { HealthMark } from '../HealthMark';
import { pageStyles } from '../Page';
import { isEverything } from './form';
import styles from './MaintenancePage.module.css';

const FIELDS = [
  'services',
  'systems',
  'clusters',
  'regions',
  'environments',
] as const;

function Scope(props: { of: Maintenance }) {
  const { scope } = props.of;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  if (isEverything(scope)) return <>{t('maintenance.scope.everything')}</>;
  const parts = FIELDS.flatMap(field => {
    const values = scope[field];
    if (!values || values.length === 0) return [];
    const isRef = field === 'services' || field === 'systems';
    const names = values.map(value => (isRef ? entityName(value) : value));
    return [`${t(`maintenance.scope.${field}`)}: ${names.join(', ')}`];
  });
  return <>{parts.join(' · ')}</>;
}

function When(props: { of: Maintenance }) {
  const { startsAt, endsAt, recurrence, zone } = props.of;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  return (
    <span title={formatMoment(startsAt, locale)}>
      {t('maintenance.from', {
        from: formatTime(startsAt, { now, locale }),
        to: formatTime(endsAt, { now, locale }),
      })}
      {` (${formatDuration(Date.parse(endsAt) - Date.parse(startsAt))})`}
      {recurrence &&
        ` · ${t('maintenance.recurs', {
          rule: recurrence,
          zone: zone ?? 'UTC',
        })}`}
    </span>
  );
}

/** Ending is asked twice: it tells everybody that alerts count again. */
function EndButton(props: { of: Maintenance; onEnd: () => Promise<unknown> }) {
  const { of, onEnd } = props;
  const { t } = useOperationsTranslation();
  const [isAsked, setAsked] = useState(false);
  const [{ loading, error }, end] = useAsyncFn(onEnd, [onEnd]);
  const what = of.state === 'running' ? 'end' : 'callOff';
  return (
    <>
      <Button
        size="small"
        variant={isAsked ? 'primary' : 'secondary'}
        isDisabled={loading}
        aria-label={`${t(
          isAsked ? `maintenance.${what}Sure` : `maintenance.${what}`,
        )}: ${of.title}`}
        onPress={() => {
          if (isAsked) end();
          else setAsked(true);
        }}
        onBlur={() => setAsked(false)}
      >
        {t(isAsked ? `maintenance.${what}Sure` : `maintenance.${what}`)}
      </Button>
      {error && (
        <span role="status">
          {t('maintenance.refused', { message: error.message })}
        </span>
      )}
    </>
  );
}

/**
 * One piece of maintenance: what, where, when, by whom.
 *
 * @internal
 */
export function MaintenanceItem(props: {
  maintenance: Maintenance;
  mayManage: boolean;
  onChange: () => void;
  onEnd: () => Promise<unknown>;
}) {
  const { maintenance, mayManage, onChange, onEnd } = props;
  const { id, title, description, state, announcedBy, endedAt } = maintenance;
  const { t, locale } = useOperationsTranslation();
  const isPast = state === 'past';
  return (
    <li id={id} className={styles.item} data-state={state}>
      <h3 className={styles.title}>
        <HealthMark mark={isPast ? 'unknown' : 'maintenance'} /> {title}
      </h3>
      <p>
        <When of={maintenance} />
      </p>
      <p>
        <Scope of={maintenance} />
      </p>
      {description && <p className={pageStyles.quiet}>{description}</p>}
      {announcedBy && (
        <p className={pageStyles.quiet}>
          {t('maintenance.by')}{' '}
          <EntityRefLink entityRef={announcedBy.ref} hideIcon disableTooltip>
            {announcedBy.title}
          </EntityRefLink>
        </p>
      )}
      {endedAt && (
        <p className={pageStyles.quiet}>
          {t('maintenance.ended', {
            time: formatTime(endedAt, { now: Date.now(), locale }),
          })}
        </p>
      )}
      {mayManage && !isPast && (
        <div className={styles.row}>
          <Button
            size="small"
            variant="secondary"
            aria-label={`${t('maintenance.change')}: ${title}`}
            onPress={onChange}
          >
            {t('maintenance.change')}
          </Button>
          <EndButton of={maintenance} onEnd={onEnd} />
        </div>
      )}
    </li>
  );
}
