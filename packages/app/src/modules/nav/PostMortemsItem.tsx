import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { postMortemsRouteRef } from '@operate-first/plugin-operations';
import { RiBookOpenLine } from '@remixicon/react';

const Icon = () => <RiBookOpenLine size={24} />;

/** The way to what was learnt, which strangers come for. */
export function PostMortemsItem() {
  const path = useRouteRef(postMortemsRouteRef)?.();
  if (!path) return null;
  return <SidebarItem to={path} icon={Icon} text="Post-mortems" />;
}
