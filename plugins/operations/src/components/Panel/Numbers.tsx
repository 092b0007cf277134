import { ReactNode } from 'react';
import styles from './Numbers.module.css';

/** @internal */
export interface NumbersColumn<T> {
  label: string;
  numeric?: boolean;
  /** The cells of this column name their rows. */
  header?: boolean;
  cell: (row: T) => ReactNode;
}

/**
 * A small table of figures: the unit once in the head, numbers to the right.
 *
 * @internal
 */
export function Numbers<T>(props: {
  label: string;
  /** Where a heading above says the same. */
  hideLabel?: boolean;
  columns: NumbersColumn<T>[];
  rows: T[];
  keyOf: (row: T) => string;
}) {
  const { label, hideLabel, columns, rows, keyOf } = props;
  return (
    <table
      className={styles.numbers}
      aria-label={hideLabel ? label : undefined}
    >
      {!hideLabel && <caption>{label}</caption>}
      <thead>
        <tr>
          {columns.map(column => (
            <th
              key={column.label}
              scope="col"
              data-numeric={column.numeric || undefined}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            {columns.map(column =>
              column.header ? (
                <th key={column.label} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.label}
                  data-numeric={column.numeric || undefined}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
