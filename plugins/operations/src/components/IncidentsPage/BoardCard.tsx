import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  Incident,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import { RiMore2Line } from '@remixicon/react';
import { INCIDENT_STATUSES } from '../../hooks/useIncidentQuery';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import {
  IncidentAge,
  IncidentLink,
  PersonName,
  ServiceName,
  Severity,
} from '../IncidentState';
import styles from './IncidentsPage.module.css';

/** People leave an incident reopened by reopening it; nobody chooses triggered. */
function choicesOf(status: IncidentStatus): IncidentStatus[] {
  return INCIDENT_STATUSES.filter(
    one =>
      one !== status &&
      one !== 'triggered' &&
      (one === 'reopened') === (status === 'resolved'),
  );
}

/**
 * One incident on the board.
 *
 * @internal
 */
export function BoardCard(props: {
  incident: Incident;
  mayMove: boolean;
  onMove: (status: IncidentStatus) => void;
}) {
  const { incident, mayMove, onMove } = props;
  const { key, title, severity, status, services, roles, drill } = incident;
  const { t } = useOperationsTranslation();
  const commander = roles.find(({ role }) => role === 'commander')?.person;
  return (
    <>
      <div className={styles.cardHead}>
        <span>
          <Severity of={severity} />{' '}
          <IncidentLink incidentKey={key} bold>
            {key} {title}
          </IncidentLink>
          {drill && ` ${t('incident.drill')}`}
        </span>
        {mayMove && (
          <MenuTrigger>
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiMore2Line />}
              aria-label={t('incident.board.change', { key })}
            />
            <Menu onAction={wanted => onMove(wanted as IncidentStatus)}>
              {choicesOf(status).map(one => (
                <MenuItem key={one} id={one}>
                  {t(`incident.status.${one}`)}
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
        )}
      </div>
      <p className={styles.quiet}>
        <IncidentAge of={incident} />
        {services[0] && (
          <>
            {' · '}
            <ServiceName of={services[0].service} />
          </>
        )}
        {commander && (
          <>
            {' · '}
            <PersonName of={commander} />
          </>
        )}
      </p>
    </>
  );
}
