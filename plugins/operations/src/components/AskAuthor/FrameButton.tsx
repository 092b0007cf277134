import { lazy, Suspense, useContext, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AskScope } from './AskScope';
import { framesOf } from './frames';
import styles from './AskAuthor.module.css';

const AskDialog = lazy(() => import('./AskDialog'));

const FEW = 6;

/**
 * A line of a stack trace that asks who wrote the place it names. It looks like the text that it is.
 *
 * @internal
 */
export function FrameButton(props: { line: string }) {
  const { line } = props;
  const { service, incident } = useContext(AskScope);
  const { t } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(false);
  const frame = line.trim();
  const indent = line.slice(0, line.indexOf(frame));
  return (
    <>
      {indent}
      <button
        type="button"
        className={styles.frame}
        aria-label={t('ask.frame', { frame })}
        onClick={() => setOpen(true)}
      >
        {frame}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <AskDialog
            artefact={{ kind: 'frame', service, text: frame }}
            incident={incident}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/**
 * The places in the code that a text names, for texts in which nothing can be clicked.
 *
 * @internal
 */
export function Frames(props: { of: string }) {
  const { t } = useOperationsTranslation();
  const frames = framesOf(props.of, FEW);
  if (frames.length === 0) return null;
  return (
    <ul className={styles.frames} aria-label={t('ask.frames')}>
      {frames.map(frame => (
        <li key={frame}>
          <FrameButton line={frame} />
        </li>
      ))}
    </ul>
  );
}
