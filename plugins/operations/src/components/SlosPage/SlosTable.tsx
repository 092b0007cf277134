import { Skeleton } from '@backstage/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { formatCount } from '../../format/numbers';
import { useHeld } from '../../hooks/useHeld';
import { useHeldOrder } from '../../hooks/useHeldOrder';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SloQueryState } from '../../hooks/useSloQuery';
import { useSlos } from '../../hooks/useSlos';
import { useAllRowsInPrint } from '../ServicesTable/useAllRowsInPrint';
import { COLUMNS, HeadRow } from './HeadRow';
import { SloCells } from './SloCells';
import styles from './SlosTable.module.css';

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

/**
 * SLOs as a table of which only what is seen is drawn. While somebody reads it, no row moves.
 *
 * @internal
 */
export function SlosTable(props: {
  list: ReturnType<typeof useSlos>;
  state: SloQueryState;
}) {
  const { list, state } = props;
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
    keyOf: ({ ref }) => ref,
  });
  const isPrinting = useAllRowsInPrint();

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: isPrinting ? rows.length : OVERSCAN,
    getItemKey: index => rows[index].ref,
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
          aria-label={t('slos.table.label')}
          aria-rowcount={list.items ? total + 1 : undefined}
          aria-busy={!list.items}
        >
          <HeadRow state={state} />
          <tbody>
            {!list.items && <SkeletonRows />}
            <Spacer height={first ? first.start : 0} />
            {drawn.map(item => (
              <tr
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                data-state={rows[item.index].state}
                aria-rowindex={item.index + 2}
              >
                <SloCells slo={rows[item.index]} />
              </tr>
            ))}
            <Spacer height={last ? virtual.getTotalSize() - last.end : 0} />
          </tbody>
        </table>
      </div>
      {list.items && (
        <span className={styles.quiet}>
          {hasMore
            ? t('slos.table.loaded', {
                loaded: formatCount(rows.length, locale),
                total: formatCount(total, locale),
              })
            : t('slos.table.shown', { count: total })}
        </span>
      )}
    </>
  );
}
