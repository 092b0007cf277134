import {
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { Logo } from './Logo';
import { OperationsItem } from './OperationsItem';
import { PostMortemsItem } from './PostMortemsItem';
import { navTranslationRef } from './translation';
import { QuestionsItem } from './QuestionsItem';
import { RunbooksItem } from './RunbooksItem';
import { SignedInItem, ViewerItems } from './ViewerItems';

/** Pages of others have one title; here it is in the language of the reader. */
const NAMES = {
  'page:operations': 'operations',
  'page:catalog': 'catalog',
  'page:api-docs': 'apis',
  'page:scaffolder': 'create',
  'page:search': 'search',
  'page:user-settings': 'settings',
} as const;
const isNamed = (id: string): id is keyof typeof NAMES => id in NAMES;

function Item(item: NavContentNavItem) {
  const { node, href, icon } = item;
  const { t } = useTranslationRef(navTranslationRef);
  const { id } = node.spec;
  const title = isNamed(id) ? t(NAMES[id]) : item.title;
  return id === 'page:operations' ? (
    <OperationsItem href={href} icon={icon} title={title} />
  ) : (
    <SidebarItem to={href} icon={() => icon} text={title} />
  );
}

/** Operations first; what belongs to the reader is at the bottom. */
export function Navigation({ navItems }: NavContentComponentProps) {
  const nav = navItems.withComponent(Item);
  return (
    <Sidebar>
      <Logo />
      <SidebarDivider />
      {nav.take('page:operations')}
      <QuestionsItem />
      <RunbooksItem />
      <PostMortemsItem />
      {nav.take('page:catalog')}
      {nav.take('page:api-docs')}
      <SignedInItem>{nav.take('page:scaffolder')}</SignedInItem>
      {nav.take('page:search')}
      <SidebarSpace />
      <SidebarDivider />
      <ViewerItems settings={nav.take('page:user-settings')} />
    </Sidebar>
  );
}
