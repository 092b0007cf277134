import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { TableOrder } from '../../hooks/useServiceQuery';
import { useServices } from '../../hooks/useServices';
import { useSteadyOrder } from '../../hooks/useSteadyOrder';
import { HeadRow, COLUMNS } from './HeadRow';
import { ServiceCells } from './ServiceRow';
import { useAllRowsInPrint } from './useAllRowsInPrint';
import styles from './ServicesTable.module.css';

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

/** Whether somebody points at the table, has the focus in it, or has scrolled into it. */
function useHeld() {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  return {
    held: pointed || focused || scrolled,
    handlers: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
      onScroll: (event: { currentTarget: HTMLElement }) =>
        setScrolled(event.currentTarget.scrollTop > 0),
    },
  };
}

/**
 * The services as a table of which only what is seen is drawn. While somebody reads it, no row moves.
 *
 * @internal
 */
export function ServicesTable(props: {
  list: ReturnType<typeof useServices>;
  state: TableOrder;
}) {
  const { list, state } = props;
  const { t, locale } = useOperationsTranslation();
  const entityPath = useRouteRef(entityRouteRef);
  const scroller = useRef<HTMLDivElement>(null);
  const scope = JSON.stringify(list.answeredQuery);
  const { held, handlers } = useHeld();
  const { rows, moved, reorder } = useSteadyOrder(list.services, {
    held,
    scope,
  });
  const isPrinting = useAllRowsInPrint();

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: isPrinting ? rows.length : OVERSCAN,
    getItemKey: index => rows[index].service.id,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items[items.length - 1];

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
          aria-label={t('services.table.label', {
            order:
              state.sort === 'health'
                ? t(
                    state.order === 'desc'
                      ? 'services.table.worstFirst'
                      : 'services.table.healthyFirst',
                  )
                : t('services.table.sorted', {
                    column: t(
                      state.sort === 'name'
                        ? 'services.table.service'
                        : `services.table.${state.sort}`,
                    ),
                  }),
          })}
          aria-rowcount={list.services ? total + 1 : undefined}
          aria-busy={!list.services}
        >
          <HeadRow state={state} />
          <tbody>
            {!list.services &&
              Array.from({ length: SKELETON_ROWS }, (_, row) => (
                <tr key={row}>
                  {COLUMNS.map(column => (
                    <td key={column.id}>
                      <Skeleton width="80%" height={16} />
                    </td>
                  ))}
                </tr>
              ))}
            <Spacer height={first ? first.start : 0} />
            {items.map(item => {
              const row = rows[item.index];
              const ref = parseEntityRef(row.service.entityRef);
              const page = entityPath?.(entityRouteParams(ref));
              return (
                <tr
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  data-health={row.service.health.status}
                  data-gone={row.gone || undefined}
                  aria-rowindex={item.index + 2}
                >
                  <ServiceCells
                    row={row}
                    href={page ? `${page}/operations` : ''}
                  />
                </tr>
              );
            })}
            <Spacer height={last ? virtual.getTotalSize() - last.end : 0} />
          </tbody>
        </table>
      </div>
      <div className={styles.bar}>
        <span>
          {list.services &&
            (hasMore
              ? t('services.table.loaded', {
                  loaded: formatCount(list.services.length, locale),
                  total: formatCount(total, locale),
                })
              : t('services.table.shown', { count: total }))}
        </span>
        {moved > 0 && (
          <span className={styles.moved} role="status">
            {t('services.table.moved', { count: moved })}{' '}
            <Button size="small" variant="secondary" onPress={reorder}>
              {t('services.table.reorder')}
            </Button>
          </span>
        )}
      </div>
    </>
  );
}
