import {
  Incident,
  IncidentStatus,
  operationsIncidentUpdatePermission,
} from '@operate-first/plugin-operations-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Skeleton } from '@backstage/ui';
import { useState } from 'react';
import { operationsApiRef } from '../../api/operationsApiRef';
import { INCIDENT_STATUSES } from '../../hooks/useIncidentQuery';
import { useIncidents } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { HealthMark } from '../HealthMark';
import { INCIDENT_MARKS } from '../IncidentState';
import { BoardCard } from './BoardCard';
import styles from './IncidentsPage.module.css';

const FIRST = 20;
const DRAGGED = 'application/x-incident';

function Column(props: {
  status: IncidentStatus;
  incidents: Incident[];
  mayMove: boolean;
  onMove: (key: string, status: IncidentStatus) => void;
}) {
  const { status, incidents, mayMove, onMove } = props;
  const { t } = useOperationsTranslation();
  const [isOver, setOver] = useState(false);
  return (
    <section
      className={styles.column}
      aria-label={t(`incident.status.${status}`)}
      data-over={isOver || undefined}
      onDragOver={event => {
        if (!mayMove || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false);
        const key = event.dataTransfer.getData(DRAGGED);
        if (key) onMove(key, status);
      }}
    >
      <h3 className={styles.columnTitle}>
        <HealthMark mark={INCIDENT_MARKS[status]} />
        {t(`incident.status.${status}`)} {incidents.length}
      </h3>
      {incidents.length === 0 && (
        <p className={styles.quiet}>{t('incident.board.nothing')}</p>
      )}
      <ShowMore items={incidents} first={FIRST}>
        {shown => (
          <ul className={styles.cards}>
            {shown.map(incident => (
              <li
                key={incident.id}
                className={styles.card}
                draggable={mayMove}
                onDragStart={event =>
                  event.dataTransfer.setData(DRAGGED, incident.key)
                }
              >
                <BoardCard
                  incident={incident}
                  mayMove={mayMove}
                  onMove={wanted => onMove(incident.key, wanted)}
                />
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
    </section>
  );
}

/**
 * Incidents by status. They are moved by a menu, or by hand where there is a pointer.
 *
 * @internal
 */
export function IncidentsBoard(props: {
  list: ReturnType<typeof useIncidents>;
}) {
  const { items, hasMore, totalItems = 0, refetch } = props.list;
  const { t } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const { allowed } = usePermission({
    permission: operationsIncidentUpdatePermission,
  });
  const [said, setSaid] = useState('');
  if (!items) return <Skeleton width="100%" height={320} />;
  const columns = INCIDENT_STATUSES.map(status => ({
    status,
    incidents: items.filter(incident => incident.status === status),
  })).filter(
    ({ status, incidents }) => status !== 'reopened' || incidents.length > 0,
  );
  const move = async (key: string, status: IncidentStatus) => {
    const moved = items.find(incident => incident.key === key);
    if (!moved || moved.status === status) return;
    try {
      await api.updateIncident(key, { status, version: moved.version });
      setSaid(
        t('incident.board.changed', {
          key,
          status: t(`incident.status.${status}`),
        }),
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setSaid(t('incident.board.refused', { key, message }));
    }
    refetch();
  };
  return (
    <>
      <p role="status" className={styles.quiet}>
        {said}
      </p>
      <div
        className={styles.board}
        role="group"
        aria-label={t('incident.board.label')}
        style={{
          gridTemplateColumns: columns
            .map(({ incidents }) =>
              // What is empty needs no more than its name.
              incidents.length > 0
                ? 'minmax(14rem, 1fr)'
                : 'minmax(10rem, 0.4fr)',
            )
            .join(' '),
        }}
      >
        {columns.map(column => (
          <Column
            key={column.status}
            {...column}
            mayMove={allowed}
            onMove={move}
          />
        ))}
      </div>
      {hasMore && (
        <p className={styles.quiet}>
          {t('incident.board.more', {
            number: String(totalItems - items.length),
          })}
        </p>
      )}
    </>
  );
}
