import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink, Skeleton } from '@backstage/ui';
import {
  operationsRequestReviewPermission,
  RequestSummary,
} from '@operate-first/plugin-operations-common';
import { useAddressChoice } from '../../hooks/useAddressChoice';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { useRequestQuery } from '../../hooks/useRequestQuery';
import {
  requestKey,
  useRequestCounts,
  useRequests,
} from '../../hooks/useRequests';
import { newRequestRouteRef, rootRouteRef } from '../../routes';
import { EntityList } from '../EntityList';
import { UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Mark } from '../HealthMark';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { ViewSwitch } from '../ViewSwitch';
import { RequestsFilters } from './RequestsFilters';
import { useRequestColumns } from './useRequestColumns';
import { MEMBER_VIEWS, queryOf, RequestsView, VISITOR_VIEWS } from './views';

const NOTHING_KNOWN = {};

type Counts = NonNullable<ReturnType<typeof useRequestCounts>['data']>;

function headlineOf(
  { open, stuck, all, forMe }: Counts,
  t: Translate,
): { words: string; mark: Mark } {
  if (all === 0) return { words: t('requests.headline.none'), mark: 'unknown' };
  if (open === 0) {
    return { words: t('requests.headline.allDone'), mark: 'healthy' };
  }
  const words = [t('requests.headline.open', { count: open })];
  if (stuck > 0) words.push(t('requests.headline.stuck', { count: stuck }));
  if (forMe > 0) words.push(t('requests.headline.forMe', { count: forMe }));
  return { words: words.join(', '), mark: stuck > 0 ? 'degraded' : 'healthy' };
}

function List(props: {
  view: RequestsView;
  state: ReturnType<typeof useRequestQuery>;
}) {
  const { view, state } = props;
  const { t } = useOperationsTranslation();
  const list = useRequests(queryOf(view, state));
  const columns = useRequestColumns();
  return (
    <>
      <RequestsFilters state={state} items={list.items} />
      <UnmatchedFilters state={state} known={NOTHING_KNOWN} />
      <Found
        list={list}
        isFiltered={state.isFiltered}
        subject="request"
        noMatch={<Empty title={t('requests.empty.noMatch')} />}
        empty={
          <Empty title={t(`requests.empty.${view}`)}>
            {t(`requests.empty.${view}Body`)}
          </Empty>
        }
      >
        <EntityList<RequestSummary, 'age' | 'recent'>
          label={t('requests.table.label')}
          columns={columns}
          list={list}
          keyOf={requestKey}
          isCalm={({ state: one }) => one !== 'open'}
          words="requests"
          order={state}
        />
      </Found>
    </>
  );
}

function Views(props: { isMember: boolean }) {
  const { t } = useOperationsTranslation();
  const state = useRequestQuery();
  const views: readonly [RequestsView, ...RequestsView[]] = props.isMember
    ? MEMBER_VIEWS
    : VISITOR_VIEWS;
  const [view, choose] = useAddressChoice<RequestsView>('view', views);
  return (
    <>
      <ViewSwitch
        label={t('requests.views')}
        views={views}
        view={view}
        nameOf={one => t(`requests.view.${one}`)}
        onChoose={choose}
      />
      <List key={view} view={view} state={state} />
    </>
  );
}

/**
 * What was asked for through templates: by the reader, for the reader to approve, and by everybody.
 *
 * @internal
 */
export function RequestsPage() {
  const { t } = useOperationsTranslation();
  const { allowed, loading } = usePermission({
    permission: operationsRequestReviewPermission,
  });
  const counts = useRequestCounts(allowed);
  const back = useRouteRef(rootRouteRef)?.();
  const ask = useRouteRef(newRequestRouteRef)?.();
  return (
    <ListPage
      back={{ href: back, label: t('sources.back') }}
      headline={
        <Headline
          of={counts}
          tell={data => headlineOf(data, t)}
          unanswered={t('requests.headline.unanswered')}
        />
      }
      action={
        ask && (
          <ButtonLink href={ask} variant="secondary" size="small">
            {t('newRequest.link')}
          </ButtonLink>
        )
      }
    >
      {loading ? (
        <Skeleton width="100%" height={320} />
      ) : (
        <Views isMember={allowed} />
      )}
    </ListPage>
  );
}
