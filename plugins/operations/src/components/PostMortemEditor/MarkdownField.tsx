import {
  forwardRef,
  memo,
  useDeferredValue,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import styles from './MarkdownField.module.css';

/** Longer texts are neither numbered nor marked: writing must stay quick. */
const MOST_LINES = 4_000;
const MOST_CHARACTERS = 200_000;

/** @internal */
export interface MarkdownFieldHandle {
  /** Puts the cursor there and brings it into view; lines count from 1. */
  goTo: (line: number) => void;
}

const Line = memo(function NumberedLine(props: {
  of: string;
  number: number;
  isMarked: boolean;
}) {
  const { of, number, isMarked } = props;
  return (
    <div data-line={number} data-marked={isMarked || undefined}>
      {of || '\u200b'}
    </div>
  );
});

/** As the text lies, line by line: what wraps there wraps here, and each line knows its height. */
const Lines = memo(function NumberedLines(props: {
  of: string;
  marked: Set<number>;
}) {
  const { of, marked } = props;
  return (
    <div className={styles.lines} aria-hidden>
      {of.split('\n').map((line, index) => (
        <Line
          // A line is its place.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          of={line}
          number={index + 1}
          isMarked={marked.has(index + 1)}
        />
      ))}
    </div>
  );
});

function isShort(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return lines <= MOST_LINES;
}

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
  // A key is shown first, and the numbers beside it follow.
  const numbered = useDeferredValue(value);
  const isNumbered = useMemo(() => isShort(numbered), [numbered]);

  useImperativeHandle(ref, () => ({
    goTo: line => {
      const lines = value.split('\n');
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
        {isNumbered && <Lines of={numbered} marked={marked} />}
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
