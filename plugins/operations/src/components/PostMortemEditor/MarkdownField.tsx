import { forwardRef, memo, useImperativeHandle, useRef } from 'react';
import styles from './MarkdownField.module.css';

/** More lines than this are neither numbered nor marked: writing must stay quick. */
const MOST_LINES = 4_000;

/** @internal */
export interface MarkdownFieldHandle {
  /** Puts the cursor there and brings it into view; lines count from 1. */
  goTo: (line: number) => void;
}

/** As the text lies, line by line: what wraps there wraps here, and each line knows its height. */
function NumberedLines(props: { lines: string[]; marked: Set<number> }) {
  return (
    <div className={styles.lines} aria-hidden>
      {props.lines.map((line, index) => (
        <div
          // A line is its place.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          data-line={index + 1}
          data-marked={props.marked.has(index + 1) || undefined}
        >
          {line || '\u200b'}
        </div>
      ))}
    </div>
  );
}

const Lines = memo(NumberedLines);

/**
 * Where a text is written: a plain field that every keyboard and screen reader knows, with the numbers of its lines.
 *
 * @internal
 */
export const MarkdownField = forwardRef<
  MarkdownFieldHandle,
  {
    label: string;
    describedBy?: string;
    value: string;
    /** Lines of which something is said beside. */
    marked: Set<number>;
    isReadOnly?: boolean;
    onChange: (value: string) => void;
  }
>(function MarkdownText(props, ref) {
  const { label, describedBy, value, marked, isReadOnly, onChange } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const lines = value.split('\n');
  const isNumbered = lines.length <= MOST_LINES;

  useImperativeHandle(ref, () => ({
    goTo: line => {
      const at = lines
        .slice(0, line - 1)
        .reduce((sum, { length }) => sum + length + 1, 0);
      const { current } = field;
      if (!current) return;
      current.focus({ preventScroll: true });
      current.setSelectionRange(at, at + (lines[line - 1]?.length ?? 0));
      frame.current
        ?.querySelector(`[data-line="${line}"]`)
        ?.scrollIntoView?.({ block: 'center' });
    },
  }));

  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.sheet} data-numbered={isNumbered || undefined}>
        {isNumbered && <Lines lines={lines} marked={marked} />}
        <textarea
          ref={field}
          className={styles.field}
          aria-label={label}
          aria-describedby={describedBy}
          spellCheck
          readOnly={isReadOnly}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      </div>
    </div>
  );
});
