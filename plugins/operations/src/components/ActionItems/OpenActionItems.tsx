import { ActionItemQuery } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOpenActionItems } from '../../hooks/useActionItems';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ActionItemsList } from './ActionItemsList';
import styles from './ActionItems.module.css';

const FIRST = 3;

/**
 * What was promised and is not done, overdue first. Nothing where nothing is open.
 *
 * @internal
 */
export function OpenActionItems(props: { of: ActionItemQuery | undefined }) {
  const { t, locale } = useOperationsTranslation();
  const open = useOpenActionItems(props.of);
  const items = open.data?.items ?? [];
  if (!open.data || items.length === 0) return null;
  const overdue = items.filter(({ state }) => state === 'overdue').length;
  const words = [
    t('actionItem.now', { count: open.data.totalItems }),
    overdue > 0 &&
      t('actionItem.nowOverdue', { number: formatCount(overdue, locale) }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <OldPicture.Provider value={oldPictureOf(open)}>
      <section className={styles.open} aria-label={words}>
        <p className={styles.words}>{words}</p>
        <ActionItemsList items={items} first={FIRST} withPostMortem />
      </section>
    </OldPicture.Provider>
  );
}
