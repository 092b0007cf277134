import { Button } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/** Ends a request, which cannot be taken back: it is asked once more. */
export function Withdraw(props: {
  isPending: boolean;
  isDisabled: boolean;
  onPress: () => void;
}) {
  const { isPending, isDisabled, onPress } = props;
  const { t } = useOperationsTranslation();
  const [isAsked, setAsked] = useState<boolean>();
  const next = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: whoever uses the keyboard goes on at the one in its place.
  useEffect(() => {
    if (isAsked !== undefined) next.current?.focus();
  }, [isAsked]);
  if (!isAsked) {
    return (
      <Button
        ref={next}
        size="small"
        variant="secondary"
        isDisabled={isDisabled}
        onPress={() => setAsked(true)}
      >
        {t('request.review.withdraw')}
      </Button>
    );
  }
  return (
    <>
      <span role="status">{t('request.review.withdrawing')}</span>
      <Button
        ref={next}
        size="small"
        variant="secondary"
        isPending={isPending}
        isDisabled={isDisabled}
        onPress={onPress}
      >
        {t('request.review.withdrawNow')}
      </Button>
      <Button size="small" variant="tertiary" onPress={() => setAsked(false)}>
        {t('request.review.keep')}
      </Button>
    </>
  );
}
