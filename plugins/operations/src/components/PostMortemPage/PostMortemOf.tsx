import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  Incident,
  operationsPostMortemWritePermission,
} from '@operate-first/plugin-operations-common';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { usePostMortemOf } from '../../hooks/usePostMortems';
import { postMortemEditRouteRef } from '../../routes';
import { isOpen } from '../IncidentState';
import { PostMortemLink } from '../PostMortemState';

function Write(props: { incidentKey: string }) {
  const { incidentKey } = props;
  const { t, locale } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const path = useRouteRef(postMortemEditRouteRef);
  const navigate = useNavigate();
  const [sent, start] = useAsyncFn(async () => {
    const { postMortem } = await api.startPostMortem({
      incident: incidentKey,
      language: locale.startsWith('de') ? 'de' : 'en',
    });
    const page = path?.({ key: postMortem.key });
    if (page) navigate(page);
  }, [api, incidentKey, locale, path, navigate]);
  return (
    <>
      <Button
        variant="primary"
        isDisabled={sent.loading}
        onPress={() => {
          start();
        }}
      >
        {t('postMortem.page.write')}
      </Button>
      {sent.error && (
        <span role="status">
          {t('postMortem.page.refused', { message: sent.error.message })}
        </span>
      )}
    </>
  );
}

/**
 * The way to the post-mortem of an incident; where it is over and nobody has written one, the way to begin.
 *
 * @internal
 */
export function PostMortemOf(props: { incident: Incident }) {
  const { incident } = props;
  const { t } = useOperationsTranslation();
  const { data } = usePostMortemOf(incident.key);
  const { allowed } = usePermission({
    permission: operationsPostMortemWritePermission,
  });
  const [found] = data?.items ?? [];
  if (found) {
    return (
      <PostMortemLink postMortemKey={found.key}>
        {t('postMortem.page.read', { key: found.key })}
      </PostMortemLink>
    );
  }
  if (!data || !allowed || isOpen(incident)) return null;
  return <Write incidentKey={incident.key} />;
}
