import { ButtonIcon, SearchField } from '@backstage/ui';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { KeyboardEvent } from 'react';
import { formatCount } from '../../../format/numbers';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import styles from './Log.module.css';

/**
 * Finds text in the lines that are shown: Enter goes on, Shift and Enter back.
 *
 * @param props - at: which of the hits is looked at, from 0.
 * @internal
 */
export function LogSearch(props: {
  wanted: string;
  onChange: (wanted: string) => void;
  hits: number;
  at: number | undefined;
  onStep: (step: 1 | -1) => void;
}) {
  const { wanted, onChange, hits, at, onStep } = props;
  const { t, locale } = useOperationsTranslation();
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyped = event.target instanceof HTMLInputElement;
    if (event.key !== 'Enter' || !isTyped) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  const count = () => {
    if (hits === 0) return t('logs.noHits');
    return at === undefined
      ? t('logs.hits', { count: hits })
      : t('logs.hitOf', {
          at: formatCount(at + 1, locale),
          total: formatCount(hits, locale),
        });
  };
  return (
    // The field keeps its keys for itself.
    <div role="search" className={styles.search} onKeyDownCapture={onKeyDown}>
      <SearchField
        size="small"
        aria-label={t('logs.search')}
        placeholder={t('logs.search')}
        value={wanted}
        onChange={onChange}
      />
      {wanted && (
        <>
          <span role="status" className={styles.counted}>
            {count()}
          </span>
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('logs.previousHit')}
            icon={<RiArrowUpLine />}
            isDisabled={hits === 0}
            onPress={() => onStep(-1)}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('logs.nextHit')}
            icon={<RiArrowDownLine />}
            isDisabled={hits === 0}
            onPress={() => onStep(1)}
          />
        </>
      )}
    </div>
  );
}
