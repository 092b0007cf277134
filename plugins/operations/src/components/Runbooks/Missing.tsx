import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { MissingRunbook } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { alertRouteRef } from '../../routes';
import { ShowMore } from '../ClusterState';
import { HealthMark } from '../HealthMark';
import { ServiceName } from '../IncidentState';
import { Panel } from '../Panel';
import { RunbookFormLink } from '../RequestForm/AlertFormLinks';
import styles from './Runbooks.module.css';

const FIRST = 5;

function OneMissing(props: { of: MissingRunbook }) {
  const { alert, alertId, services, expectedPath, address } = props.of;
  const { t } = useOperationsTranslation();
  const page = useRouteRef(alertRouteRef);
  const path = alertId && page?.({ id: alertId });
  return (
    <li>
      {alertId && <HealthMark mark="degraded" />}{' '}
      {path ? <Link href={path}>{alert}</Link> : <strong>{alert}</strong>}
      <span className={styles.quiet}>
        {alertId && ` · ${t('runbooks.missing.firing')}`}
        {services.map(service => (
          <span key={service.ref}>
            {' · '}
            <ServiceName of={service} />
          </span>
        ))}
      </span>
      <p className={styles.quiet}>
        {address && `${t('runbooks.missing.address', { address })} `}
        {expectedPath &&
          t('runbooks.missing.expected', { path: expectedPath })}{' '}
        <RunbookFormLink name={alert} service={services[0]?.ref} />
      </p>
    </li>
  );
}

/**
 * Alerts that nobody has written a runbook for, those that fire first, and where one would be found.
 *
 * @internal
 */
export function Missing(props: { of: MissingRunbook[] }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('runbooks.missing.title')}>
      {of.length === 0 && (
        <p className={styles.quiet}>{t('runbooks.missing.none')}</p>
      )}
      <ShowMore items={of} first={FIRST}>
        {shown => (
          <ul className={styles.list}>
            {shown.map(one => (
              <OneMissing
                key={`${one.alert} ${one.services.map(({ ref }) => ref)}`}
                of={one}
              />
            ))}
          </ul>
        )}
      </ShowMore>
    </Panel>
  );
}
