import { useOpenActionItems } from '../../hooks/useActionItems';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ActionItemsList } from './ActionItemsList';
import styles from './ActionItems.module.css';

const FIRST = 3;
const MINE = { mine: true };

/**
 * What the reader and their teams promised and have not done. Nothing where nothing is open.
 *
 * @internal
 */
export function MyActionItems() {
  const { t } = useOperationsTranslation();
  const items = useOpenActionItems(MINE).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={t('actionItem.mine')}>
      <h3 className={styles.words}>{t('actionItem.mine')}</h3>
      <ActionItemsList items={items} first={FIRST} withPostMortem />
    </section>
  );
}
