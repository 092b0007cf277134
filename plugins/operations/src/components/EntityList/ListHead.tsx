import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { ListColumn, ListOrder } from './types';
import { columnStyle } from './columnStyle';
import styles from './EntityList.module.css';

function SortButton<S extends string>(props: {
  sort: { by: S; begins: 'asc' | 'desc' };
  label: string;
  order: ListOrder<S>;
}) {
  const { sort, label, order } = props;
  const isActive = order.sort === sort.by;
  const turned = order.order === 'desc' ? 'asc' : 'desc';
  const Arrow = order.order === 'desc' ? RiArrowDownSLine : RiArrowUpSLine;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => order.setSort(sort.by, isActive ? turned : sort.begins)}
    >
      {label}
      {isActive && <Arrow size={16} aria-hidden />}
    </button>
  );
}

/**
 * The head of a list, by which it is ordered.
 *
 * @internal
 */
export function ListHead<T, S extends string>(props: {
  columns: ListColumn<T, S>[];
  order?: ListOrder<S>;
}) {
  const { columns, order } = props;
  const direction = order?.order === 'desc' ? 'descending' : 'ascending';
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(column => {
          const { id, label, sort } = column;
          const isSorted = sort !== undefined && sort.by === order?.sort;
          return (
            <th
              key={id}
              scope="col"
              style={columnStyle(column)}
              data-numeric={column.numeric || undefined}
              data-leaves={column.leaves}
              data-sortable={Boolean(sort && order) || undefined}
              aria-sort={isSorted ? direction : undefined}
            >
              {sort && order ? (
                <SortButton sort={sort} label={label} order={order} />
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
