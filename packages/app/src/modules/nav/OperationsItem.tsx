import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { NavContentNavItem } from '@backstage/plugin-app-react';
import {
  MyTrouble,
  postMortemsRouteRef,
  questionsRouteRef,
  runbooksRouteRef,
} from '@operate-first/plugin-operations';
import { useLocation } from 'react-router-dom';
import { useViewer } from '../signIn';
import { CountedItem } from './CountedItem';

/** Whether the page has an item of its own, though its address is below that of operations. */
function useIsOfAnother(): boolean {
  const { pathname } = useLocation();
  const others = [
    useRouteRef(questionsRouteRef)?.(),
    useRouteRef(runbooksRouteRef)?.(),
    useRouteRef(postMortemsRouteRef)?.(),
  ];
  return others.some(path => path && `${pathname}/`.startsWith(`${path}/`));
}

/**
 * The way to operations, with how much is wrong for who has signed in. Nothing is anybody's who has not, so nobody asks
 * for them.
 */
export function OperationsItem(
  props: Pick<NavContentNavItem, 'href' | 'icon' | 'title'>,
) {
  const { href, icon, title } = props;
  const viewer = useViewer();
  const item = {
    ...{ to: href, icon: () => icon, text: title },
    end: useIsOfAnother(),
  };
  if (!viewer?.signedIn) return <SidebarItem {...item} />;
  return (
    <MyTrouble>
      {({ count, words }) => (
        <CountedItem {...item} count={count} words={words} />
      )}
    </MyTrouble>
  );
}
