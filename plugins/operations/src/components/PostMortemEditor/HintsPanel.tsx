import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { pageStyles } from '../Page';
import { Hint } from './hints';
import { useHintWords } from './useHintWords';
import styles from './PostMortemEditor.module.css';

const MARKS = {
  error: 'down',
  warning: 'degraded',
  info: 'unknown',
} as const;

function Words(props: { of: Hint; words: string }) {
  const { severity, line } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <>
      <HealthMark
        mark={MARKS[severity]}
        label={t(`postMortem.edit.severity.${severity}`)}
      />
      <span>
        {line !== undefined && (
          <strong>
            {t('postMortem.edit.line', { line: String(line) })}
            {': '}
          </strong>
        )}
        {props.words}
      </span>
    </>
  );
}

/**
 * What a reviewer would ask, each leading to its line.
 *
 * @internal
 */
export function HintsPanel(props: {
  hints: Hint[];
  goTo: (line: number) => void;
}) {
  const { hints, goTo } = props;
  const { t } = useOperationsTranslation();
  const wordsOf = useHintWords();
  if (hints.length === 0) {
    return <p className={pageStyles.quiet}>{t('postMortem.edit.noHints')}</p>;
  }
  return (
    <>
      <p className={pageStyles.quiet}>{t('postMortem.edit.hintsIntro')}</p>
      <ul className={styles.hints} aria-label={t('postMortem.edit.hints')}>
        {hints.map((hint, index) => {
          const { line } = hint;
          return (
            // Two may say the same of one line.
            // eslint-disable-next-line react/no-array-index-key
            <li key={`${index} ${hint.message}`}>
              {line === undefined ? (
                <div className={styles.hint}>
                  <Words of={hint} words={wordsOf(hint)} />
                </div>
              ) : (
                <button
                  type="button"
                  className={styles.hint}
                  onClick={() => goTo(line)}
                >
                  <Words of={hint} words={wordsOf(hint)} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
