import { usePermission } from '@backstage/plugin-permission-react';
import { ToggleButton } from '@backstage/ui';
import { operationsFollowPermission } from '@operate-first/plugin-operations-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useFollowing } from '../../hooks/useFollowing';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './FollowButton.module.css';

/**
 * Follows a service, and says how many do. Visitors see the number.
 *
 * @internal
 */
export function FollowButton(props: { entityRef: string }) {
  const { t } = useOperationsTranslation();
  const { following, follow } = useFollowing(props.entityRef);
  const { allowed } = usePermission({
    permission: operationsFollowPermission,
  });
  const [sent, send] = useAsyncFn(follow, [follow]);
  const { data } = following;
  // Who follows is no news: where it is not known, nothing is said.
  if (!data) return null;
  const { following: isOn, followers } = data;
  return (
    <p className={styles.follow}>
      {allowed && (
        <ToggleButton
          size="small"
          isSelected={isOn}
          isDisabled={sent.loading}
          aria-label={t(isOn ? 'follow.unfollowOf' : 'follow.followOf')}
          onChange={send}
        >
          {t(isOn ? 'follow.unfollow' : 'follow.follow')}
        </ToggleButton>
      )}
      <span className={styles.count}>
        {followers > 0
          ? t('follow.followers', { count: followers })
          : t('follow.nobody')}
      </span>
      <span role="status">
        {sent.error && t('follow.refused', { message: sent.error.message })}
      </span>
    </p>
  );
}
