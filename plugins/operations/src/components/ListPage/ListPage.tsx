import { Link } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './ListPage.module.css';

/**
 * The page around a long list: where one comes from, the answer in words with what can be done, then filters and the
 * list. It fills the window, so that the answer and the head of the list stay while one scrolls.
 *
 * @internal
 */
export function ListPage(props: {
  back?: { href: string; label: string };
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
          <Link href={back.href} className={styles.back}>
            <RiArrowLeftLine size={16} aria-hidden /> {back.label}
          </Link>
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
