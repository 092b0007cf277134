import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SloQueryState, SloSort } from '../../hooks/useSloQuery';
import styles from './SlosTable.module.css';

/** The columns, with the order the API knows for them; the wide ones go where there is no room. @internal */
export const COLUMNS = [
  { id: 'state' },
  { id: 'name', sort: 'name' },
  { id: 'promise', wide: true },
  { id: 'budget', sort: 'remaining' },
  { id: 'share', numeric: true },
  { id: 'minutes', numeric: true },
  { id: 'burn', sort: 'burn', numeric: true },
  { id: 'empty', wide: true },
  { id: 'owner', sort: 'owner', wide: true },
] as const;

function SortButton(props: {
  sort: SloSort;
  label: string;
  state: SloQueryState;
}) {
  const { sort, label, state } = props;
  const isActive = state.sort === sort;
  const turned = state.order === 'desc' ? 'asc' : 'desc';
  const usual = sort === 'burn' ? 'desc' : 'asc';
  const Arrow = state.order === 'desc' ? RiArrowDownSLine : RiArrowUpSLine;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => state.setSort(sort, isActive ? turned : usual)}
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
export function HeadRow(props: { state: SloQueryState }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  const direction = state.order === 'desc' ? 'descending' : 'ascending';
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map(column => {
          const label = t(`slos.table.${column.id}`);
          const sort = 'sort' in column ? column.sort : undefined;
          return (
            <th
              key={column.id}
              scope="col"
              className={'wide' in column ? styles.wide : undefined}
              data-column={column.id}
              data-sortable={Boolean(sort) || undefined}
              data-numeric={'numeric' in column || undefined}
              aria-sort={sort && sort === state.sort ? direction : undefined}
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
