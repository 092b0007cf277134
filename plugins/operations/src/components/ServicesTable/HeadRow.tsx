import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Sort } from '../../hooks/schema';
import { TableOrder } from '../../hooks/useServiceQuery';
import styles from './ServicesTable.module.css';

/** The columns, with the order the API knows for them. */
export const COLUMNS = [
  { id: 'health', sort: 'health' },
  { id: 'service', sort: 'name' },
  { id: 'reason' },
  { id: 'since', sort: 'since', numeric: true },
  { id: 'where' },
  { id: 'owner', sort: 'owner' },
  { id: 'system', sort: 'system' },
  { id: 'age', numeric: true },
] as const;

function SortButton(props: { sort: Sort; label: string; state: TableOrder }) {
  const { sort, label, state } = props;
  const isActive = state.sort === sort;
  const startsDescending = sort === 'health' || sort === 'since';
  const turned = state.order === 'desc' ? 'asc' : 'desc';
  const Arrow = state.order === 'desc' ? RiArrowDownSLine : RiArrowUpSLine;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() =>
        state.setSort(
          sort,
          isActive ? turned : (startsDescending && 'desc') || 'asc',
        )
      }
    >
      {label}
      {isActive && <Arrow size={16} aria-hidden />}
    </button>
  );
}

/**
 * The head of the table, by which it is ordered.
 *
 * @internal
 */
export function HeadRow(props: { state: TableOrder }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  const direction = state.order === 'desc' ? 'descending' : 'ascending';
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map(column => {
          const label = t(`services.table.${column.id}`);
          const sort = 'sort' in column ? column.sort : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              data-column={column.id}
              data-sortable={Boolean(sort) || undefined}
              data-numeric={'numeric' in column || undefined}
              aria-sort={sort === state.sort ? direction : undefined}
            >
              {sort ? (
                <SortButton sort={sort} label={label} state={state} />
              ) : (
                label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
