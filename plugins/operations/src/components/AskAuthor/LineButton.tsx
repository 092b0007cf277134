import { Artefact } from '@operate-first/plugin-operations-common';
import { lazy, Suspense, useContext, useState } from 'react';
import { AskScope } from './AskScope';
import styles from './AskAuthor.module.css';

const AskDialog = lazy(() => import('./AskDialog'));

/**
 * A line of a text that asks who wrote what it names. It looks like the text that it is.
 *
 * @internal
 */
export function LineButton(props: {
  line: string;
  label: string;
  artefact: Artefact;
}) {
  const { line, label, artefact } = props;
  const { service, incident } = useContext(AskScope);
  const [isOpen, setOpen] = useState(false);
  const text = line.trim();
  const indent = line.slice(0, line.indexOf(text));
  return (
    <>
      {indent}
      <button
        type="button"
        className={styles.frame}
        aria-label={label}
        onClick={() => setOpen(true)}
      >
        {text}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <AskDialog
            artefact={{ ...artefact, service: artefact.service ?? service }}
            incident={incident}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
