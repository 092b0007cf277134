import { useSidebarOpenState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { navTranslationRef } from './translation';
import styles from './Logo.module.css';

/** A pulse: what the portal is about. The same mark is in public/favicon.svg. */
export function Logo() {
  const { isOpen } = useSidebarOpenState();
  const { t } = useTranslationRef(navTranslationRef);
  return (
    <Link to="/" className={styles.logo} aria-label={t('start')}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <path
          d="M4 17h6l3-9 5 16 3-7h7"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {isOpen && <span>Operate First</span>}
    </Link>
  );
}
