import { ReactNode } from 'react';
import { BackLink, BackTarget } from './BackLink';
import styles from './Page.module.css';

/**
 * The frame of a page: where one comes from, and what it says.
 *
 * @param props - narrow: what is read line by line is not as wide as the window; fills: it is at least as high.
 * @internal
 */
export function Page(props: {
  back: BackTarget;
  narrow?: boolean;
  fills?: boolean;
  children: ReactNode;
}) {
  const { back, narrow, fills, children } = props;
  return (
    <main
      className={styles.page}
      data-narrow={narrow || undefined}
      data-fills={fills || undefined}
    >
      <BackLink to={back} />
      {children}
    </main>
  );
}
