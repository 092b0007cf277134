import { Button } from '@backstage/ui';
import { RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import useTimeoutFn from 'react-use/esm/useTimeoutFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

const SAID_MS = 2_000;

/**
 * Copies text, and says that it did.
 *
 * @internal
 */
export function CopyButton(props: { text: () => string }) {
  const { t } = useOperationsTranslation();
  const [{ error }, copy] = useCopyToClipboard();
  const [isSaid, setSaid] = useState(false);
  const [, , forget] = useTimeoutFn(() => setSaid(false), SAID_MS);
  const outcome = error ? t('workload.notCopied') : t('workload.copied');
  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={<RiFileCopyLine />}
      onPress={() => {
        copy(props.text());
        setSaid(true);
        forget();
      }}
    >
      <span role="status">{isSaid ? outcome : t('workload.copy')}</span>
    </Button>
  );
}
