import { Service } from '@operate-first/plugin-operations-common';
import { Sort } from '../../hooks/schema';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { TableOrder } from '../../hooks/useServiceQuery';
import { useServices } from '../../hooks/useServices';
import { EntityList } from '../EntityList';
import { useServiceColumns } from './useServiceColumns';

const keyOf = ({ id }: Service) => id;

function orderWords(state: TableOrder, t: Translate): string {
  const { sort, order } = state;
  if (sort === 'health') {
    return t(
      order === 'desc'
        ? 'services.table.worstFirst'
        : 'services.table.healthyFirst',
    );
  }
  return t('services.table.sorted', {
    column: t(
      sort === 'name' ? 'services.table.service' : `services.table.${sort}`,
    ),
  });
}

/**
 * The services, in the order that the head of the table says.
 *
 * @internal
 */
export function ServicesTable(props: {
  list: ReturnType<typeof useServices>;
  state: TableOrder;
}) {
  const { list, state } = props;
  const { t } = useOperationsTranslation();
  return (
    <EntityList<Service, Sort>
      label={t('services.table.label', { order: orderWords(state, t) })}
      columns={useServiceColumns()}
      list={{ ...list, items: list.services }}
      keyOf={keyOf}
      isCalm={({ health }) => health.status === 'healthy'}
      order={state}
      words="services"
    />
  );
}
