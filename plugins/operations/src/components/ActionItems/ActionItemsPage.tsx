import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Checkbox } from '@backstage/ui';
import {
  ActionItem,
  ActionItemList,
  operationsPostMortemWritePermission,
} from '@operate-first/plugin-operations-common';
import {
  actionItemKey,
  useActionItems,
  useOpenActionItems,
} from '../../hooks/useActionItems';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { postMortemsRouteRef } from '../../routes';
import { EntityList } from '../EntityList';
import { FilterBar, ToggleFilter, UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Mark } from '../HealthMark';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { useActionItemColumns } from './useActionItemColumns';
import { ACTION_ITEM_STATES, useActionItemQuery } from './useActionItemQuery';

const EVERYTHING = {};
const NOTHING_KNOWN = {};

function headlineOf(
  { items, totalItems }: ActionItemList,
  t: Translate,
): { words: string; mark: Mark } {
  if (totalItems === 0) {
    return { words: t('actionItem.headline.none'), mark: 'healthy' };
  }
  const overdue = items.filter(({ state }) => state === 'overdue').length;
  const words = [t('actionItem.headline.open', { count: totalItems })];
  if (overdue > 0) {
    words.push(
      totalItems === 1
        ? t('actionItem.headline.overdueIt')
        : t('actionItem.headline.overdue', { count: overdue }),
    );
  }
  return {
    words: words.join(', '),
    mark: overdue > 0 ? 'degraded' : 'healthy',
  };
}

function Filters(props: { state: ReturnType<typeof useActionItemQuery> }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  // Nothing is a visitor's.
  const { allowed: isMember } = usePermission({
    permission: operationsPostMortemWritePermission,
  });
  return (
    <FilterBar
      label={t('actionItem.filter.label')}
      text={t('actionItem.filter.text')}
      state={state}
    >
      <ToggleFilter
        label={t('actionItem.filter.state')}
        values={ACTION_ITEM_STATES.map(id => ({
          id,
          label: t(`actionItem.state.${id}`),
        }))}
        chosen={state.filter.state && [state.filter.state]}
        onChange={values => state.setValues('state', values)}
      />
      {isMember && (
        <Checkbox
          isSelected={state.filter.mine ?? false}
          onChange={mine => state.setValues('mine', mine ? ['true'] : [])}
        >
          {t('actionItem.filter.mine')}
        </Checkbox>
      )}
    </FilterBar>
  );
}

/**
 * What post-mortems promised: of everybody, of a team or service, or of the reader; overdue first.
 *
 * @internal
 */
export function ActionItemsPage() {
  const { t } = useOperationsTranslation();
  const state = useActionItemQuery();
  const list = useActionItems(state.filter);
  const overall = useOpenActionItems(EVERYTHING);
  const back = useRouteRef(postMortemsRouteRef)?.();
  const columns = useActionItemColumns(async (item, done) => {
    await list.change(item, { done });
    overall.refetch();
  });
  const nothing = (
    <Empty title={t('actionItem.empty')}>{t('actionItem.emptyBody')}</Empty>
  );
  return (
    <ListPage
      back={{ href: back, label: t('actionItem.back') }}
      headline={
        <Headline
          of={overall}
          tell={data => headlineOf(data, t)}
          unanswered={t('actionItem.headline.unanswered')}
        />
      }
    >
      <Filters state={state} />
      <UnmatchedFilters state={state} known={NOTHING_KNOWN} />
      <Found
        list={list}
        isFiltered={state.isFiltered}
        subject="postMortem"
        noMatch={nothing}
        empty={nothing}
      >
        <EntityList<ActionItem>
          label={t('actionItem.table.label')}
          columns={columns}
          list={list}
          keyOf={actionItemKey}
          isCalm={item => item.state !== 'overdue'}
          words="actionItem"
        />
      </Found>
    </ListPage>
  );
}
