import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PostMortemState } from '../../hooks/usePostMortem';
import { postMortemRouteRef, postMortemsRouteRef } from '../../routes';

/**
 * Throws the text away that is not published, after asking.
 *
 * @internal
 */
export function DiscardButton(props: {
  detail: PostMortemDetail;
  state: PostMortemState;
  onDiscarded: () => void;
}) {
  const { detail, state, onDiscarded } = props;
  const { key, publishedAt } = detail.postMortem;
  const { t } = useOperationsTranslation();
  const [isAsked, setAsked] = useState(false);
  const navigate = useNavigate();
  const page = useRouteRef(postMortemRouteRef)?.({ key });
  const list = useRouteRef(postMortemsRouteRef)?.();
  const target = publishedAt ? page : list;
  const [sent, discard] = useAsyncFn(async () => {
    await state.discard();
    onDiscarded();
    if (target) navigate(target);
  }, [state, onDiscarded, target, navigate]);
  if (!detail.working || !detail.may.write) return null;
  return (
    <>
      <Button size="small" variant="tertiary" onPress={() => setAsked(true)}>
        {t('postMortem.edit.discard')}
      </Button>
      <Dialog isOpen={isAsked} onOpenChange={setAsked} width={480}>
        <DialogHeader>{t('postMortem.edit.discard')}</DialogHeader>
        <DialogBody>
          <p>
            {t(
              publishedAt
                ? 'postMortem.edit.discardSure'
                : 'postMortem.edit.discardSureNew',
            )}
          </p>
          <p role="status">
            {sent.error &&
              t('postMortem.page.refused', { message: sent.error.message })}
          </p>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setAsked(false)}>
            {t('incident.form.cancel')}
          </Button>
          <Button
            variant="primary"
            isPending={sent.loading}
            onPress={() => {
              discard();
            }}
          >
            {t('postMortem.edit.discardDo')}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}
