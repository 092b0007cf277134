import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/** Ends a request, which cannot be taken back: it is asked once more. */
export function Withdraw(props: {
  isPending: boolean;
  isDisabled: boolean;
  onPress: () => void;
}) {
  const { isPending, isDisabled, onPress } = props;
  const { t } = useOperationsTranslation();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button
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
        size="small"
        variant="secondary"
        autoFocus
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
