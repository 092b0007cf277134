import styles from './PostMortemEditor.module.css';

/** More is cut: who changes that much reads it in git. */
const MOST_LINES = 3_000;

function kindOf(line: string): 'added' | 'removed' | 'head' | undefined {
  if (/^(diff |index |@@|---|\+\+\+|===)/.test(line)) return 'head';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : undefined;
}

/**
 * What one text changes of another, line by line. Signs say it, colours in addition.
 *
 * @internal
 */
export function UnifiedDiff(props: { label: string; of: string }) {
  const { label, of } = props;
  const lines = of.replace(/\n$/, '').split('\n').slice(0, MOST_LINES);
  return (
    <div
      className={styles.diff}
      role="region"
      aria-label={label}
      // Keys scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {lines.map((line, index) => (
        // A line is its place.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} data-kind={kindOf(line)}>
          {line || ' '}
        </div>
      ))}
    </div>
  );
}
