import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { FilterValue } from '../../hooks/addressValues';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './Filters.module.css';

const keyOf = ({ name, value }: FilterValue) => `${name}=${value}`;

/** What is chosen and does not exist. Where the values are not known, nothing is said of them. */
function missingOf(
  filter: Record<string, unknown>,
  known: Record<string, string[] | undefined>,
): FilterValue[] {
  return Object.entries(known).flatMap(([name, values]) => {
    const chosen = filter[name];
    if (!values || !Array.isArray(chosen)) return [];
    return chosen
      .map(String)
      .filter(value => !values.includes(value))
      .map(value => ({ name, value }));
  });
}

/**
 * Filters of the address that match nothing, each as a chip that removes it: what cannot be meant is not
 * followed, what is nowhere leaves nothing, and neither happens silently.
 *
 * @internal
 */
export function UnmatchedFilters(props: {
  state: {
    unread: FilterValue[];
    filter: object;
    removeValue: (value: FilterValue) => void;
  };
  /** The values there are, whatever is filtered. */
  known: Record<string, string[] | undefined>;
}) {
  const { state, known } = props;
  const { t } = useOperationsTranslation();
  const unmatched = [
    ...state.unread.map(value => ({ ...value, isUnread: true })),
    ...missingOf({ ...state.filter }, known).map(value => ({
      ...value,
      isUnread: false,
    })),
  ];
  if (unmatched.length === 0) return null;
  return (
    <ul className={styles.unmatched} aria-label={t('filters.unmatched')}>
      {unmatched.map(one => {
        const words = t(
          one.isUnread ? 'filters.notFollowed' : 'filters.matchesNothing',
          { filter: keyOf(one) },
        );
        return (
          <li key={keyOf(one)}>
            <Button
              className={styles.chip}
              size="small"
              variant="secondary"
              iconEnd={<RiCloseLine aria-hidden />}
              aria-label={t('filters.remove', { words })}
              onPress={() => state.removeValue(one)}
            >
              {words}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
