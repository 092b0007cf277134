import { ReactNode } from 'react';
import styles from './Notice.module.css';

/**
 * What would be here, why it is not, and the one thing that brings it.
 *
 * @internal
 */
export function Empty(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{props.title}</p>
      {props.children && <p className={styles.emptyBody}>{props.children}</p>}
      {props.action}
    </div>
  );
}
