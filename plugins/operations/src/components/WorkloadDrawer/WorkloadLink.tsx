import { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { withView, WorkloadView } from '../../hooks/workloadAddress';
import styles from './WorkloadLink.module.css';

/**
 * Opens a workload on this page; it is a link, so it can be sent, and opened elsewhere.
 *
 * @internal
 */
export function WorkloadLink(props: {
  view: WorkloadView;
  label?: string;
  onFollow?: () => void;
  children: ReactNode;
}) {
  const { view, label, onFollow, children } = props;
  const [params] = useSearchParams();
  return (
    <Link
      to={{ search: withView(params, view).toString() }}
      aria-label={label}
      className={styles.link}
      onClick={onFollow}
    >
      {children}
    </Link>
  );
}
