import { Link } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import styles from './Page.module.css';

/** Where one comes from; without an address, one level up. @internal */
export interface BackTarget {
  href: string | undefined;
  label: string;
}

/**
 * The way back, at the top of a page.
 *
 * @internal
 */
export function BackLink(props: { to: BackTarget }) {
  const { href = '..', label } = props.to;
  return (
    <Link href={href} className={styles.back}>
      <RiArrowLeftLine size={16} aria-hidden /> {label}
    </Link>
  );
}
