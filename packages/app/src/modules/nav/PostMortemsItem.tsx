import { SidebarItem } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { postMortemsRouteRef } from '@operate-first/plugin-operations';
import { RiBookOpenLine } from '@remixicon/react';
import { navTranslationRef } from './translation';

const Icon = () => <RiBookOpenLine size={24} />;

/** The way to what was learnt, which strangers come for. */
export function PostMortemsItem() {
  const path = useRouteRef(postMortemsRouteRef)?.();
  const { t } = useTranslationRef(navTranslationRef);
  if (!path) return null;
  return <SidebarItem to={path} icon={Icon} text={t('postMortems')} />;
}
