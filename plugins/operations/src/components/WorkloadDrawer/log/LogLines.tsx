import { useVirtualizer } from '@tanstack/react-virtual';
import { RefObject, UIEvent, useEffect, useLayoutEffect } from 'react';
import { formatTime } from '../../../format/time';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { FrameButton, isFrame } from '../../AskAuthor';
import { piecesOf } from './find';
import { LogEntry, LogLine } from './LogBuffer';
import styles from './Log.module.css';

const ROW_PX = 20;
const OVERSCAN = 20;

/** What a log looks like; its text is the same. */
export interface LogLook {
  withTimes: boolean;
  isWrapped: boolean;
}

function Line(props: { line: LogLine; look: LogLook; wanted: string }) {
  const { line, look, wanted } = props;
  const pieces = piecesOf(line.text, wanted);
  const isPlain = pieces.every(({ isHit }) => !isHit);
  return (
    <>
      {look.withTimes && line.time && (
        <span className={styles.time}>{line.time} </span>
      )}
      {isPlain && isFrame(line.text) ? (
        <FrameButton line={line.text} />
      ) : (
        pieces.map((piece, index) =>
          piece.isHit ? (
            // A piece is known by its place in a line that does not change.
            // eslint-disable-next-line react/no-array-index-key
            <mark key={index} className={styles.hit}>
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )
      )}
    </>
  );
}

/**
 * The lines of a log, of which only those are drawn that are seen.
 *
 * @param props - isAtEnd: the last line is to be seen; found: the place of the line that was looked for.
 * @internal
 */
export function LogLines(props: {
  label: string;
  entries: LogEntry[];
  look: LogLook;
  wanted: string;
  found: number | undefined;
  isAtEnd: boolean;
  scroller: RefObject<HTMLDivElement>;
  onScroll: (event: UIEvent<HTMLElement>) => void;
}) {
  const { entries, look, wanted, found, isAtEnd, scroller } = props;
  const { t, locale } = useOperationsTranslation();
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: index => entries[index].id,
  });
  const height = virtual.getTotalSize();

  useLayoutEffect(() => {
    const element = scroller.current;
    if (isAtEnd && element) element.scrollTop = element.scrollHeight;
  }, [isAtEnd, entries, height, scroller]);
  useEffect(() => {
    virtual.measure();
  }, [virtual, look.isWrapped, look.withTimes]);
  useEffect(() => {
    if (found !== undefined) virtual.scrollToIndex(found, { align: 'center' });
  }, [virtual, found]);

  return (
    <div
      ref={scroller}
      className={styles.lines}
      data-wrapped={look.isWrapped || undefined}
      role="log"
      // A log that is read aloud as it comes cannot be read.
      aria-live="off"
      aria-label={props.label}
      // Keys scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={props.onScroll}
    >
      <div className={styles.inner} style={{ height }}>
        {virtual.getVirtualItems().map(item => {
          const entry = entries[item.index];
          return (
            <div
              key={item.key}
              ref={look.isWrapped ? virtual.measureElement : undefined}
              data-index={item.index}
              data-found={item.index === found || undefined}
              className={entry.kind === 'line' ? styles.line : styles.break}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {entry.kind === 'line' ? (
                <Line line={entry} look={look} wanted={wanted} />
              ) : (
                t(entry.isWhole ? 'logs.joined' : 'logs.gap', {
                  time: formatTime(new Date(entry.lostAt).toISOString(), {
                    now: Date.now(),
                    locale,
                  }),
                })
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
