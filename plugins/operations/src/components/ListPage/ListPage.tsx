import { ReactNode } from 'react';
import { BackLink, BackTarget } from '../Page';
import styles from './ListPage.module.css';

/**
 * The page around a long list: where one comes from, the answer in words with what can be done, then filters and the
 * list. It fills the window, so that the answer and the head of the list stay while one scrolls.
 *
 * @internal
 */
export function ListPage(props: {
  back?: BackTarget;
  /** What lies beside it. */
  links?: ReactNode;
  headline?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  const { back, links, headline, action, children } = props;
  return (
    <main className={styles.page}>
      {back && (
        <div className={styles.row}>
          <BackLink to={back} />
          {links}
        </div>
      )}
      {headline && (
        <div className={styles.row}>
          {headline}
          {action}
        </div>
      )}
      {children}
    </main>
  );
}
