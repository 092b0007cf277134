import { SidebarItem } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { RiLoginBoxLine, RiLogoutBoxLine, RiUserLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { currentLocation, useViewer } from '../signIn';
import { navTranslationRef } from './translation';

const SignInIcon = () => <RiLoginBoxLine size={24} />;
const SignOutIcon = () => <RiLogoutBoxLine size={24} />;
const UserIcon = () => <RiUserLine size={24} />;

function SignInItem() {
  // Rendered anew at each page, so that the reader comes back to where they were.
  useLocation();
  const { t } = useTranslationRef(navTranslationRef);
  const from = encodeURIComponent(currentLocation());
  return (
    <SidebarItem
      icon={SignInIcon}
      to={`/sign-in?from=${from}`}
      text={t('signIn')}
    />
  );
}

/** A way to what only somebody who has signed in can do. */
export function SignedInItem(props: { children: ReactNode }) {
  return useViewer()?.signedIn ? <>{props.children}</> : null;
}

/** What only somebody who has signed in has; everybody else is asked whether they want to. */
export function ViewerItems(props: { settings: ReactNode }) {
  const identityApi = useApi(identityApiRef);
  const viewer = useViewer();
  const { t } = useTranslationRef(navTranslationRef);
  if (!viewer) return null;
  if (!viewer.signedIn) return <SignInItem />;
  return (
    <>
      <NotificationsSidebarItem text={t('notifications')} />
      {props.settings}
      <SidebarItem icon={UserIcon} to={viewer.path} text={viewer.name} />
      <SidebarItem
        icon={SignOutIcon}
        onClick={() => identityApi.signOut()}
        text={t('signOut')}
      />
    </>
  );
}
