import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { useClusters } from '../../hooks/useClusters';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { rootRouteRef } from '../../routes';
import { clustersWords } from '../ClusterState';
import { Headline } from '../Headline';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { Page } from '../Page';
import { AskNamespace } from '../TeamLinks';
import { RegisterLink } from './RegisterLink';
import { ClustersTable } from './ClustersTable';

/**
 * Every cluster: how we see it, what it has, and how its services are. Those that are not well come first.
 *
 * @internal
 */
export function ClustersPage() {
  const { t, locale } = useOperationsTranslation();
  const clusters = useClusters();
  const back = useRouteRef(rootRouteRef)?.();
  const isEmpty = clusters.data?.items.length === 0;
  return (
    <Page back={{ href: back, label: t('clusters.back') }}>
      {!isEmpty && (
        <Headline
          of={clusters}
          tell={({ items }) =>
            clustersWords(items, t, { now: Date.now(), locale })
          }
          unanswered={t('clusters.headline.unanswered')}
        />
      )}
      <Problem of={clusters} subject="cluster" />
      {isEmpty && (
        <Empty title={t('clusters.empty')} action={<RegisterLink />}>
          {t('clusters.emptyBody')}
        </Empty>
      )}
      {!clusters.data && !clusters.error && (
        <Skeleton width="100%" height={180} />
      )}
      {clusters.data && !isEmpty && (
        <OldPicture.Provider value={oldPictureOf(clusters)}>
          <Panel
            title={t('clusters.title')}
            aside={
              <span>
                <AskNamespace /> · <RegisterLink />
              </span>
            }
          >
            <ClustersTable clusters={clusters.data.items} />
          </Panel>
        </OldPicture.Provider>
      )}
    </Page>
  );
}
