import { Button, Skeleton } from '@backstage/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ListHead } from './ListHead';
import { ListCells } from './ListRow';
import { ListColumn, ListedPages, ListOrder } from './types';
import { useAllRowsInPrint } from './useAllRowsInPrint';
import { useLeaving } from './useLeaving';
import { useReading } from './useReading';
import { useSteadyOrder } from './useSteadyOrder';
import styles from './EntityList.module.css';

/** Lists that have words of their own for how long they are. */
type Words =
  | 'services'
  | 'slos'
  | 'incident'
  | 'postMortem'
  | 'actionItem'
  | 'questions'
  | 'requests'
  | 'runbooks';

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

function SkeletonRows<T, S extends string>(props: {
  columns: ListColumn<T, S>[];
}) {
  return (
    <>
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <tr key={row}>
          {props.columns.map(({ id, leaves }) => (
            <td key={id} data-leaves={leaves}>
              <Skeleton width="80%" height={16} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

/**
 * A long list as a table of which only what is seen is drawn. While somebody reads it, no row moves: values change in
 * place, what is new comes at the end, what went stays and says so, and a button takes the order of now.
 *
 * @internal
 */
export function EntityList<T, S extends string = never>(props: {
  /** What the table is, for who does not see it. */
  label: string;
  columns: ListColumn<T, S>[];
  list: ListedPages<T>;
  keyOf: (item: T) => string;
  /** Nothing to look after: such a row is quiet. */
  isCalm: (item: T) => boolean;
  /** Which words say how many there are. */
  words: Words;
  order?: ListOrder<S>;
}) {
  const { label, columns, list, keyOf, isCalm, words, order } = props;
  const { t, locale } = useOperationsTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const scope = JSON.stringify(list.answeredQuery);
  const leaving = useLeaving(scroller);
  const { isReading, handlers } = useReading();
  const { rows, moved, reorder } = useSteadyOrder(list.items, {
    held: isReading,
    scope,
    keyOf,
  });
  const isPrinting = useAllRowsInPrint();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: isPrinting ? rows.length : OVERSCAN,
    getItemKey: index => rows[index].key,
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

  const loaded = list.items?.length ?? 0;
  const total = list.totalItems ?? loaded;
  return (
    <>
      <div ref={scroller} className={styles.scroller} {...handlers}>
        <table
          className={styles.table}
          aria-label={label}
          aria-rowcount={list.items ? total + 1 : undefined}
          aria-busy={!list.items}
        >
          <ListHead columns={columns} order={order} />
          <tbody>
            {!list.items && <SkeletonRows columns={columns} />}
            <Spacer height={first ? first.start : 0} />
            {drawn.map(({ key, index }) => {
              const { item, gone } = rows[index];
              return (
                <tr
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  data-calm={isCalm(item) || undefined}
                  data-gone={gone || undefined}
                  aria-rowindex={index + 2}
                >
                  <ListCells
                    columns={columns}
                    item={item}
                    leaving={leaving}
                    aside={
                      gone && (
                        <span className={styles.quiet}> {t('list.gone')}</span>
                      )
                    }
                  />
                </tr>
              );
            })}
            <Spacer height={last ? virtual.getTotalSize() - last.end : 0} />
          </tbody>
        </table>
      </div>
      <div className={styles.bar}>
        {list.items && (
          <span>
            {hasMore
              ? t(`${words}.table.loaded`, {
                  loaded: formatCount(loaded, locale),
                  total: formatCount(total, locale),
                })
              : t(`${words}.table.shown`, { count: total })}
          </span>
        )}
        {moved > 0 && (
          <span className={styles.moved} role="status">
            {t('list.moved', { count: moved })}{' '}
            <Button size="small" variant="secondary" onPress={reorder}>
              {t('list.reorder')}
            </Button>
          </span>
        )}
      </div>
    </>
  );
}
