import { Button } from '@backstage/ui';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

/**
 * Takes a rule away, asked twice: its alerts belong to nobody then.
 *
 * @internal
 */
export function RemoveRule(props: {
  service: string;
  onRemove: () => Promise<unknown>;
}) {
  const { service, onRemove } = props;
  const { t } = useOperationsTranslation();
  const [isAsked, setAsked] = useState(false);
  const [{ loading, error }, remove] = useAsyncFn(onRemove, [onRemove]);
  return (
    <>
      <Button
        size="small"
        variant={isAsked ? 'primary' : 'secondary'}
        isDisabled={loading}
        aria-label={t(isAsked ? 'mapping.removeSureOf' : 'mapping.removeOf', {
          service,
        })}
        onPress={() => {
          if (isAsked) remove();
          else setAsked(true);
        }}
        onBlur={() => setAsked(false)}
      >
        {t(isAsked ? 'mapping.removeSure' : 'mapping.remove')}
      </Button>
      {error && (
        <p role="status">{t('mapping.refused', { message: error.message })}</p>
      )}
    </>
  );
}
