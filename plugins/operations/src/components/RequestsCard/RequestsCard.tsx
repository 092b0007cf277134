import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useServiceRequests } from '../../hooks/useRequests';
import { requestsRouteRef } from '../../routes';
import { ShowMore } from '../ClusterState';
import { Panel } from '../Panel';
import { RequestLine } from '../RequestState';
import styles from './RequestsCard.module.css';

const FIRST = 3;

/**
 * What was asked for a service through templates; nothing where nothing was.
 *
 * @internal
 */
export function RequestsCard(props: { service: string }) {
  const { service } = props;
  const { t } = useOperationsTranslation();
  const requests = useServiceRequests(service);
  const path = useRouteRef(requestsRouteRef)?.() ?? '';
  const { items = [], totalItems = 0 } = requests.data ?? {};
  if (items.length === 0) return null;
  const open = items.filter(({ state }) => state === 'open');
  const others = items.filter(({ state }) => state !== 'open');
  return (
    <Panel title={t('requests.card.title')}>
      <OldPicture.Provider value={oldPictureOf(requests)}>
        <ShowMore items={[...open, ...others]} first={FIRST}>
          {shown => (
            <ul className={styles.list}>
              {shown.map(request => (
                <li key={request.key}>
                  <RequestLine of={request} />
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
        {totalItems > items.length && (
          <Link href={`${path}?${new URLSearchParams({ service })}`}>
            {t('requests.card.all')}
          </Link>
        )}
      </OldPicture.Provider>
    </Panel>
  );
}
