import { SidebarItem } from '@backstage/core-components';
import { NavContentNavItem } from '@backstage/plugin-app-react';
import { MyTrouble } from '@operate-first/plugin-operations';
import { useViewer } from '../signIn';
import styles from './OperationsItem.module.css';

const MOST = 99;

/**
 * The way to operations, with how much is wrong for who has signed in. Nothing is anybody's who has not, so nobody asks
 * for them.
 */
export function OperationsItem(
  props: Pick<NavContentNavItem, 'href' | 'icon' | 'title'>,
) {
  const { href, icon, title } = props;
  const viewer = useViewer();
  if (!viewer?.signedIn) {
    return <SidebarItem to={href} icon={() => icon} text={title} />;
  }
  return (
    <MyTrouble>
      {({ count, words }) => (
        <SidebarItem
          to={href}
          icon={() => icon}
          text={title}
          hasNotifications={count > 0}
          aria-label={count > 0 ? `${title}: ${words}` : title}
        >
          {count > 0 && (
            <span className={styles.count} title={words} aria-hidden>
              {count > MOST ? `${MOST}+` : count}
            </span>
          )}
        </SidebarItem>
      )}
    </MyTrouble>
  );
}
