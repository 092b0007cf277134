import { ReactNode } from 'react';
import { ListColumn } from './types';
import styles from './EntityList.module.css';

function Cell<T, S extends string>(props: {
  column: ListColumn<T, S>;
  item: T;
  span: number;
  children: ReactNode;
}) {
  const { column, item, span, children } = props;
  const common = {
    className: column.state ? styles.state : undefined,
    title: column.title?.(item),
    'data-numeric': (column.numeric && span === 1) || undefined,
    'data-leaves': column.leaves,
    colSpan: span > 1 ? span : undefined,
  };
  return column.header ? (
    <th scope="row" {...common}>
      {children}
    </th>
  ) : (
    <td {...common}>{children}</td>
  );
}

/** What stands where nothing is known. */
const NOTHING = '—';

/** What columns say for which there is no room. */
function Second<T, S extends string>(props: {
  columns: ListColumn<T, S>[];
  item: T;
}) {
  const told = props.columns
    .map(({ id, label, cell }) => ({ id, label, said: cell(props.item) }))
    .filter(({ said }) => said !== NOTHING);
  if (told.length === 0) return null;
  return (
    <span className={styles.second}>
      {told.map(({ id, label, said }) => (
        <span key={id}>
          {label}: {said}
        </span>
      ))}
    </span>
  );
}

/**
 * The cells of a row, of which one may stand for several.
 *
 * @internal
 */
export function ListCells<T, S extends string>(props: {
  columns: ListColumn<T, S>[];
  item: T;
  /** Which columns have left for want of room. */
  leaving: Array<ListColumn<T, S>['leaves']>;
  /** What is said beside its name. */
  aside?: ReactNode;
}) {
  const { columns, item, leaving, aside } = props;
  const left = columns.filter(
    ({ leaves }) => leaves && leaving.includes(leaves),
  );
  const cells: ReactNode[] = [];
  for (let index = 0; index < columns.length; ) {
    const column = columns[index];
    const span = column.span?.(item) ?? 1;
    cells.push(
      <Cell key={column.id} column={column} item={item} span={span}>
        {column.cell(item)}
        {column.header && aside}
        {column.header && left.length > 0 && (
          <Second columns={left} item={item} />
        )}
      </Cell>,
    );
    index += span;
  }
  return <>{cells}</>;
}
