import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { framesOf } from './frames';
import { LineButton } from './LineButton';
import styles from './AskAuthor.module.css';

const FEW = 6;

/**
 * A line of a stack trace that asks who wrote the place it names.
 *
 * @internal
 */
export function FrameButton(props: { line: string }) {
  const { line } = props;
  const { t } = useOperationsTranslation();
  const frame = line.trim();
  return (
    <LineButton
      line={line}
      label={t('ask.frame', { frame })}
      artefact={{ kind: 'frame', text: frame }}
    />
  );
}

/**
 * The places in the code that a text names, for texts in which nothing can be clicked.
 *
 * @internal
 */
export function Frames(props: { of: string }) {
  const { t } = useOperationsTranslation();
  const { frames, left } = framesOf(props.of, FEW);
  return (
    <>
      {frames.length > 0 && (
        <ul className={styles.frames} aria-label={t('ask.frames')}>
          {frames.map(frame => (
            <li key={frame}>
              <FrameButton line={frame} />
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <p className={styles.left}>{t('ask.framesLeft', { count: left })}</p>
      )}
    </>
  );
}
