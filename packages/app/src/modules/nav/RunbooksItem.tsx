import { SidebarItem } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { runbooksRouteRef } from '@operate-first/plugin-operations';
import { RiListCheck3 } from '@remixicon/react';
import { navTranslationRef } from './translation';

const Icon = () => <RiListCheck3 size={24} />;

/** The way to what to do. */
export function RunbooksItem() {
  const path = useRouteRef(runbooksRouteRef)?.();
  const { t } = useTranslationRef(navTranslationRef);
  if (!path) return null;
  return <SidebarItem to={path} icon={Icon} text={t('runbooks')} />;
}
