import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Dialog,
  DialogFooter,
  DialogHeader,
  Link,
} from '@backstage/ui';
import {
  operationsFollowPermission,
  Removal,
} from '@operate-first/plugin-operations-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useInterval from 'react-use/esm/useInterval';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FormBody } from '../FormBody';
import { SignIn } from '../SignIn';
import { pageStyles } from '../Page';

const LOOK_MILLISECONDS = 2_000;

/** What became of a removal: it goes on in the background, so it is asked for until it is done. */
function Done(props: { of: Removal }) {
  const { t } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const { id } = props.of;
  const [{ value = props.of }, look] = useAsyncFn(async () => {
    const { items } = await api.listRemovals();
    return items.find(item => item.id === id);
  }, [api, id]);
  const { state, left = 0, accounts = 0, files } = value;
  useInterval(look, state === 'working' ? LOOK_MILLISECONDS : null);
  if (state === 'working') {
    return (
      <p role="status">{t('postMortem.removal.working', { count: left })}</p>
    );
  }
  return (
    <div role="status">
      <p>{t('postMortem.removal.done', { count: accounts })}</p>
      {files.length > 0 && (
        <>
          <p>{t('postMortem.removal.files')}</p>
          <ul>
            {files.map(({ repository, path, url }) => (
              <li key={`${repository} ${path}`}>
                {url ? <Link href={url}>{path}</Link> : <code>{path}</code>}{' '}
                <span className={pageStyles.quiet}>{repository}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/**
 * Takes the reader out of everything that the portal shows.
 *
 * @internal
 */
export function RemovalDialog(props: { onClose: () => void }) {
  const { onClose } = props;
  const { t } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  // Visitors have no name that could be taken out for them.
  const { allowed: isSomebody } = usePermission({
    permission: operationsFollowPermission,
  });
  const [sent, send] = useAsyncFn(() => api.requestRemoval({}), [api]);
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>{t('postMortem.removal.title')}</DialogHeader>
      <FormBody>
        <p>{t('postMortem.removal.intro')}</p>
        <p>{t('postMortem.removal.git')}</p>
        {!isSomebody && (
          <p>{t('postMortem.removal.visitor', { signIn: <SignIn /> })}</p>
        )}
        {sent.value && <Done of={sent.value} />}
        <p role="status">
          {sent.error &&
            t('postMortem.page.refused', { message: sent.error.message })}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postMortem.removal.close')}
        </Button>
        {isSomebody && !sent.value && (
          <Button
            variant="primary"
            isDisabled={sent.loading}
            onPress={() => {
              send();
            }}
          >
            {t('postMortem.removal.submit')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
