import { Button, DialogFooter, TextField } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { useOneAction } from '../../hooks/useOneAction';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { FormBody } from '../FormBody';
import { GapField, Gap } from './GapField';
import { Following } from './UpstreamDialog';

/**
 * Follows what somebody has opened elsewhere.
 *
 * @internal
 */
export function LinkForm(props: Following & { way: ReactNode }) {
  const { of, follow, onClose, way } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const [url, setUrl] = useState('');
  const [gap, setGap] = useState<Gap>(props.gap);
  const { doing, error, run } = useOneAction<'follow'>();
  const save = async () => {
    const done = await run('follow', () =>
      follow({ ...of, url: url.trim(), gap }),
    );
    if (done) onClose();
  };
  return (
    <>
      <FormBody>
        {way}
        {of.service && <GapField value={gap} onChange={setGap} />}
        <TextField
          label={t('upstream.dialog.url')}
          description={t('upstream.dialog.urlHelp')}
          value={url}
          onChange={setUrl}
          {...required(true)}
        />
        <p role="status">
          {error && t('upstream.refused', { message: error.message })}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('upstream.dialog.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!url.trim() || doing !== undefined}
          onPress={() => void save()}
        >
          {t('upstream.dialog.save')}
        </Button>
      </DialogFooter>
    </>
  );
}
