import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Dialog,
  DialogFooter,
  DialogHeader,
  Select,
  TextField,
} from '@backstage/ui';
import {
  operationsPostMortemWritePermission,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { usePostMortemSources } from '../../hooks/usePostMortems';
import { postMortemEditRouteRef } from '../../routes';
import { FormBody } from '../FormBody';
import { ServiceRefsField, VisibilityField } from '../IncidentDialog';
import styles from './PostMortemsPage.module.css';

const LANGUAGES = ['en', 'de'] as const;

/** Where it will be, now and later. */
function Kept() {
  const { t } = useOperationsTranslation();
  const { data } = usePostMortemSources();
  const repository = data?.items.find(({ writable }) => writable);
  if (!data) return null;
  return (
    <>
      {t('postMortem.startForm.kept')}{' '}
      {repository
        ? t('postMortem.startForm.keptInGit', { repository: repository.title })
        : t('postMortem.startForm.keptHere')}
    </>
  );
}

function StartDialog(props: { onClose: () => void }) {
  const { onClose } = props;
  const { t, locale } = useOperationsTranslation();
  const required = useRequired();
  const api = useApi(operationsApiRef);
  const path = useRouteRef(postMortemEditRouteRef);
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [services, setServices] = useState<string[]>([]);
  const [visibility, setVisibility] = useState<Visibility>('public');
  const [language, setLanguage] = useState<'en' | 'de'>(
    locale.startsWith('de') ? 'de' : 'en',
  );
  const [tried, setTried] = useState(false);
  const [sent, send] = useAsyncFn(async () => {
    const { postMortem } = await api.startPostMortem({
      title: title.trim(),
      services,
      visibility,
      language,
    });
    onClose();
    const page = path?.({ key: postMortem.key });
    if (page) navigate(page);
  }, [api, title, services, visibility, language, onClose, path, navigate]);
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>{t('postMortem.start')}</DialogHeader>
      <FormBody>
        <p className={styles.quiet}>{t('postMortem.startForm.intro')}</p>
        <TextField
          label={t('postMortem.startForm.title')}
          value={title}
          onChange={setTitle}
          maxLength={300}
          {...required(true)}
          secondaryLabel={t('incident.form.required')}
          validationBehavior="aria"
          validate={() =>
            tried && !title.trim()
              ? t('incident.form.problem.title')
              : undefined
          }
        />
        <ServiceRefsField refs={services} onChange={setServices} />
        <VisibilityField
          value={visibility}
          of="postMortem"
          onChange={setVisibility}
        />
        <p className={styles.quiet}>
          <Kept />
        </p>
        <Select
          label={t('postMortem.startForm.language')}
          value={language}
          onChange={key => {
            const wanted = LANGUAGES.find(one => one === key);
            if (wanted) setLanguage(wanted);
          }}
          options={LANGUAGES.map(id => ({
            id,
            label: t(`postMortem.startForm.${id}`),
          }))}
        />
        <p role="status">
          {sent.error &&
            t('postMortem.page.refused', { message: sent.error.message })}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('incident.form.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={sent.loading}
          onPress={() => {
            setTried(true);
            if (title.trim()) send();
          }}
        >
          {t('postMortem.startForm.submit')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/**
 * Starts a post-mortem that no incident is behind. Who may not write sees nothing.
 *
 * @internal
 */
export function StartPostMortem() {
  const { t } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(false);
  const { allowed } = usePermission({
    permission: operationsPostMortemWritePermission,
  });
  if (!allowed) return null;
  return (
    <>
      <Button variant="secondary" onPress={() => setOpen(true)}>
        {t('postMortem.start')}
      </Button>
      {isOpen && <StartDialog onClose={() => setOpen(false)} />}
    </>
  );
}
