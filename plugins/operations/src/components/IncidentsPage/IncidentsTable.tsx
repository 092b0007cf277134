import { Skeleton } from '@backstage/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { formatCount } from '../../format/numbers';
import { useHeld } from '../../hooks/useHeld';
import { useHeldOrder } from '../../hooks/useHeldOrder';
import { IncidentSort } from '../../hooks/useIncidentQuery';
import { useIncidents } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useAllRowsInPrint } from '../ServicesTable/useAllRowsInPrint';
import { COLUMNS, IncidentCells } from './IncidentCells';
import styles from './IncidentsTable.module.css';

const ROW_HEIGHT = 45;
const OVERSCAN = 10;
/** More is loaded when this many rows are left to scroll. */
const ROWS_AHEAD = 40;
const SKELETON_ROWS = 10;

function Spacer(props: { height: number }) {
  if (props.height <= 0) return null;
  return (
    <tr aria-hidden className={styles.spacer}>
      <td style={{ height: props.height }} />
    </tr>
  );
}

function SkeletonRows() {
  return (
    <>
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <tr key={row}>
          {COLUMNS.map(column => (
            <td
              key={column.id}
              className={'wide' in column ? styles.wide : undefined}
            >
              <Skeleton width="80%" height={16} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

function HeadRow() {
  const { t } = useOperationsTranslation();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map(column => (
          <th
            key={column.id}
            scope="col"
            className={'wide' in column ? styles.wide : undefined}
            data-column={column.id}
            data-numeric={'numeric' in column || undefined}
          >
            {t(`incident.table.${column.id}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/**
 * Incidents as a table of which only what is seen is drawn. While somebody reads it, no row moves.
 *
 * @internal
 */
export function IncidentsTable(props: {
  list: ReturnType<typeof useIncidents>;
  sort: IncidentSort;
}) {
  const { list, sort } = props;
  const { t, locale } = useOperationsTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const scope = JSON.stringify(list.answeredQuery);
  const shownScope = useRef(scope);
  const { held, handlers } = useHeld();
  // Another filter or another order is taken at once.
  const isHeld = held && shownScope.current === scope;
  shownScope.current = scope;
  const rows = useHeldOrder(list.items ?? [], {
    held: isHeld,
    keyOf: ({ id }) => id,
  });
  const isPrinting = useAllRowsInPrint();

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: isPrinting ? rows.length : OVERSCAN,
    getItemKey: index => rows[index].id,
  });
  const drawn = virtual.getVirtualItems();
  const first = drawn[0];
  const last = drawn[drawn.length - 1];

  const { hasMore, loadMore } = list;
  const isNearEnd = last && last.index >= rows.length - ROWS_AHEAD;
  useEffect(() => {
    if (isNearEnd && hasMore && !list.isFetching) loadMore();
  }, [isNearEnd, hasMore, loadMore, list.isFetching]);
  useEffect(() => {
    scroller.current?.scrollTo?.({ top: 0 });
  }, [scope]);

  const total = list.totalItems ?? rows.length;
  return (
    <>
      <div ref={scroller} className={styles.scroller} {...handlers}>
        <table
          className={styles.table}
          aria-label={t('incident.table.label', {
            order: t(`incident.table.order.${sort}`),
          })}
          aria-rowcount={list.items ? total + 1 : undefined}
          aria-busy={!list.items}
        >
          <HeadRow />
          <tbody>
            {!list.items && <SkeletonRows />}
            <Spacer height={first ? first.start : 0} />
            {drawn.map(item => (
              <tr
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                data-status={rows[item.index].status}
                aria-rowindex={item.index + 2}
              >
                <IncidentCells incident={rows[item.index]} />
              </tr>
            ))}
            <Spacer height={last ? virtual.getTotalSize() - last.end : 0} />
          </tbody>
        </table>
      </div>
      {list.items && (
        <span className={styles.quiet}>
          {hasMore
            ? t('incident.table.loaded', {
                loaded: formatCount(rows.length, locale),
                total: formatCount(total, locale),
              })
            : t('incident.table.shown', { count: total })}
        </span>
      )}
    </>
  );
}
