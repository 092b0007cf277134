import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './PostMortemEditor.module.css';

/** More is cut: who changes that much reads it in git. */
const MOST_LINES = 3_000;

/** Where a change begins, and in which line of the text that it makes. */
const PLACE = /^@@ -\S+ \+(\d+)(?:,\d+)? @@/;

interface DiffLine {
  kind: 'added' | 'removed' | 'place' | undefined;
  text: string;
}

/** What a reader needs of a diff: not the names of files and the like before its changes. */
function linesOf(diff: string): DiffLine[] {
  // A diff without places has no head either.
  let isInHead = diff.includes('@@');
  return diff
    .replace(/\n$/, '')
    .split('\n')
    .slice(0, MOST_LINES)
    .flatMap((text): DiffLine[] => {
      const [, place] = PLACE.exec(text) ?? [];
      if (place) isInHead = false;
      else if (text.startsWith('diff ')) isInHead = true;
      if (place) return [{ kind: 'place', text: place }];
      if (isInHead || text.startsWith('\\ ')) return [];
      if (text.startsWith('+')) return [{ kind: 'added', text }];
      return [{ kind: text.startsWith('-') ? 'removed' : undefined, text }];
    });
}

/**
 * What one text changes of another, line by line. Signs say it, colours in addition.
 *
 * @internal
 */
export function UnifiedDiff(props: { label: string; of: string }) {
  const { label, of } = props;
  const { t } = useOperationsTranslation();
  return (
    <div
      className={styles.diff}
      role="region"
      aria-label={label}
      // Keys scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {linesOf(of).map(({ kind, text }, index) => (
        // A line is its place.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} data-kind={kind}>
          {kind === 'place'
            ? t('postMortem.edit.line', { line: text })
            : text || ' '}
        </div>
      ))}
    </div>
  );
}
