import { Slo } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SloQueryState, SloSort } from '../../hooks/useSloQuery';
import { useSlos } from '../../hooks/useSlos';
import { EntityList } from '../EntityList';
import { useSloColumns } from './useSloColumns';

const keyOf = ({ ref }: Slo) => ref;

/**
 * The SLOs, in the order that the head of the table says.
 *
 * @internal
 */
export function SlosTable(props: {
  list: ReturnType<typeof useSlos>;
  state: SloQueryState;
}) {
  const { list, state } = props;
  const { t } = useOperationsTranslation();
  return (
    <EntityList<Slo, SloSort>
      label={t('slos.table.label')}
      columns={useSloColumns()}
      list={list}
      keyOf={keyOf}
      isCalm={slo => slo.state === 'ok'}
      order={state}
      words="slos"
    />
  );
}
