import { Incident } from '@operate-first/plugin-operations-common';
import { IncidentSort } from '../../hooks/useIncidentQuery';
import { useIncidents } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { EntityList } from '../EntityList';
import { isOpen } from '../IncidentState';
import { useIncidentColumns } from './useIncidentColumns';

const keyOf = ({ id }: Incident) => id;

/**
 * The incidents, in the order that is chosen above.
 *
 * @internal
 */
export function IncidentsTable(props: {
  list: ReturnType<typeof useIncidents>;
  sort: IncidentSort;
}) {
  const { list, sort } = props;
  const { t } = useOperationsTranslation();
  return (
    <EntityList<Incident>
      label={t('incident.table.label', {
        order: t(`incident.table.order.${sort}`),
      })}
      columns={useIncidentColumns()}
      list={list}
      keyOf={keyOf}
      isCalm={incident => !isOpen(incident)}
      words="incident"
    />
  );
}
