import {
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { Logo } from './Logo';
import { OperationsItem } from './OperationsItem';
import { PostMortemsItem } from './PostMortemsItem';
import { QuestionsItem } from './QuestionsItem';
import { RunbooksItem } from './RunbooksItem';
import { ViewerItems } from './ViewerItems';

function Item(item: NavContentNavItem) {
  const { node, href, icon, title } = item;
  return node.spec.id === 'page:operations' ? (
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
      {nav.take('page:search')}
      <SidebarSpace />
      <SidebarDivider />
      <ViewerItems settings={nav.take('page:user-settings')} />
    </Sidebar>
  );
}
