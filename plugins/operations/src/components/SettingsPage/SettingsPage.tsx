import { usePermission } from '@backstage/plugin-permission-react';
import { Skeleton } from '@backstage/ui';
import { ReactNode } from 'react';
import { DataScope } from '../DataScope';
import styles from './SettingsPage.module.css';

/** The one thing that can be asked of a permission without a resource. */
type Permission = Extract<
  Parameters<typeof usePermission>[0],
  { resourceRef?: never }
>['permission'];

/** In the shape of a form that comes. @internal */
export function SettingsSkeleton() {
  return <Skeleton width="100%" height={160} />;
}

function ForSignedIn(props: {
  permission: Permission;
  visitor: ReactNode;
  children: ReactNode;
}) {
  const { permission, visitor, children } = props;
  const { allowed, loading } = usePermission({ permission });
  if (loading) return <SettingsSkeleton />;
  return allowed ? children : <p>{visitor}</p>;
}

/**
 * Settings that are everybody's own: a tab beside the other ones of the portal. Visitors have none.
 *
 * @param props - permission: of who has such settings; visitor: what is said to everybody else.
 * @internal
 */
export function SettingsPage(props: {
  title: string;
  what: string;
  permission: Permission;
  visitor: ReactNode;
  children: ReactNode;
}) {
  const { title, what, permission, visitor, children } = props;
  return (
    <DataScope>
      <main className={styles.page}>
        <div className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.quiet}>{what}</p>
        </div>
        <ForSignedIn permission={permission} visitor={visitor}>
          {children}
        </ForSignedIn>
      </main>
    </DataScope>
  );
}
