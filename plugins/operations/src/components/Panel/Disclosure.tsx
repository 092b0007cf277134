import { ReactNode } from 'react';
import styles from './Panel.module.css';

/**
 * What is one click below. The browser's own: it stays open while the page renews what is inside.
 *
 * @internal
 */
export function Disclosure(props: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className={styles.disclosure}>
      <summary>{props.summary}</summary>
      <div className={styles.disclosed}>{props.children}</div>
    </details>
  );
}
