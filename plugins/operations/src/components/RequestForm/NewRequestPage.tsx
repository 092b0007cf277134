import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { requestsRouteRef } from '../../routes';
import { Page, pageStyles } from '../Page';
import { KindList } from './KindList';

/**
 * What can be asked for.
 *
 * @internal
 */
export function NewRequestPage() {
  const { t } = useOperationsTranslation();
  const back = useRouteRef(requestsRouteRef)?.();
  return (
    <Page back={{ href: back, label: t('requestForm.back') }}>
      <div>
        <h2 className={pageStyles.title}>{t('newRequest.title')}</h2>
        <p className={pageStyles.quiet}>{t('newRequest.what')}</p>
      </div>
      <KindList />
    </Page>
  );
}
