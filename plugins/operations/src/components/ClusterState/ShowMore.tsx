import { Button } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/**
 * The first of many, and the rest when it is wanted. Once shown, it stays shown.
 *
 * @internal
 */
export function ShowMore<T>(props: {
  items: T[];
  first: number;
  children: (shown: T[]) => ReactNode;
}) {
  const { items, first, children } = props;
  const { t, locale } = useOperationsTranslation();
  const [all, setAll] = useState(false);
  const isCut = !all && items.length > first;
  return (
    <>
      {children(isCut ? items.slice(0, first) : items)}
      {isCut && (
        <span>
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {t('clusters.more', { number: formatCount(items.length, locale) })}
          </Button>
        </span>
      )}
    </>
  );
}
