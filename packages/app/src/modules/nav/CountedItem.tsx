import { SidebarItem } from '@backstage/core-components';
import { ComponentProps } from 'react';
import styles from './CountedItem.module.css';

const MOST = 99;

/** An item of the navigation, with how many of something wait behind it, in words for those who do not see the number. */
export function CountedItem(
  props: Pick<ComponentProps<typeof SidebarItem>, 'icon' | 'text'> & {
    to: string;
    text: string;
    end?: boolean;
    count: number;
    words: string;
  },
) {
  const { count, words, ...item } = props;
  if (count === 0) return <SidebarItem {...item} />;
  return (
    <SidebarItem
      {...item}
      hasNotifications
      aria-label={`${item.text}: ${words}`}
    >
      <span className={styles.count} title={words} aria-hidden>
        {count > MOST ? `${MOST}+` : count}
      </span>
    </SidebarItem>
  );
}
