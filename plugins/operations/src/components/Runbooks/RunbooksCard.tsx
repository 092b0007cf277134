import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { Runbook } from '@operate-first/plugin-operations-common';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRunbooksOf } from '../../hooks/useRunbooks';
import { runbooksRouteRef } from '../../routes';
import { ShowMore } from '../ClusterState';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { RunbookLink } from '../QuestionState';
import { FollowGap } from '../Upstream';
import { RunbookFacts } from './RunbookFacts';
import styles from './Runbooks.module.css';

const FIRST = 4;

function Line(props: { of: Runbook }) {
  const { id, title } = props.of;
  return (
    <li>
      <p>
        <RunbookLink id={id}>{title}</RunbookLink>
      </p>
      <RunbookFacts of={props.of} />
    </li>
  );
}

/**
 * The runbooks of a service: how old, by whom, what is wrong with them, and whether they helped.
 *
 * @internal
 */
export function RunbooksCard(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useOperationsTranslation();
  const runbooks = useRunbooksOf({ service: [entityRef] });
  const path = useRouteRef(runbooksRouteRef)?.();
  const items = runbooks.data?.items ?? [];
  const service = new URLSearchParams({ service: entityRef });
  return (
    <Panel title={t('runbooks.card.title')}>
      <Problem of={runbooks} subject="runbook" inPanel />
      {!runbooks.data && !runbooks.error && <Skeleton width="70%" />}
      {runbooks.data && items.length === 0 && (
        <Empty
          title={t('runbooks.card.none')}
          action={<FollowGap entityRef={entityRef} gap="runbook" />}
        >
          {t('runbooks.card.noneBody')}
        </Empty>
      )}
      {items.length > 0 && (
        <OldPicture.Provider value={oldPictureOf(runbooks)}>
          <ShowMore items={items} first={FIRST}>
            {shown => (
              <ul className={styles.list}>
                {shown.map(runbook => (
                  <Line key={runbook.id} of={runbook} />
                ))}
              </ul>
            )}
          </ShowMore>
          <Link href={`${path ?? ''}?${service}`}>
            {t('runbooks.card.all')}
          </Link>
        </OldPicture.Provider>
      )}
    </Panel>
  );
}
