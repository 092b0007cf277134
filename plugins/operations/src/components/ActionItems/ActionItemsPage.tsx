import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Checkbox,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  ActionItem,
  ActionItemList,
  ActionItemQuery,
  operationsPostMortemWritePermission,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import {
  actionItemKey,
  useActionItems,
  useOpenActionItems,
} from '../../hooks/useActionItems';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { postMortemsRouteRef } from '../../routes';
import { EntityList } from '../EntityList';
import { TextFilter, UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Mark } from '../HealthMark';
import { ListPage } from '../ListPage';
import { Empty, Problem } from '../Notice';
import { useActionItemColumns } from './useActionItemColumns';
import { ACTION_ITEM_STATES, useActionItemQuery } from './useActionItemQuery';
import filterStyles from '../Filters/Filters.module.css';

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

function asked(query: ActionItemQuery & { sort: string; order: string }) {
  const { sort: _, order: __, ...rest } = query;
  return rest;
}

function Filters(props: { state: ReturnType<typeof useActionItemQuery> }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  // Nothing is a visitor's.
  const { allowed: isMember } = usePermission({
    permission: operationsPostMortemWritePermission,
  });
  return (
    <div
      className={filterStyles.filters}
      role="search"
      aria-label={t('actionItem.filter.label')}
    >
      <ToggleButtonGroup
        className={filterStyles.toggles}
        aria-label={t('actionItem.filter.state')}
        selectionMode="single"
        selectedKeys={state.filter.state ? [state.filter.state] : []}
        onSelectionChange={keys =>
          state.setValues('state', [...keys].map(String))
        }
      >
        {ACTION_ITEM_STATES.map(one => (
          <ToggleButton key={one} id={one}>
            {t(`actionItem.state.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {isMember && (
        <Checkbox
          isSelected={state.filter.mine ?? false}
          onChange={mine => state.setValues('mine', mine ? ['true'] : [])}
        >
          {t('actionItem.filter.mine')}
        </Checkbox>
      )}
      <TextFilter
        label={t('actionItem.filter.text')}
        placeholder={t('actionItem.filter.text')}
        applied={state.filter.text ?? ''}
        onChange={state.setText}
      />
      {state.isFiltered && (
        <Button variant="tertiary" onPress={state.clear}>
          {t('services.filter.clear')}
        </Button>
      )}
    </div>
  );
}

/**
 * What post-mortems promised: of everybody, of a team or service, or of the reader; overdue first.
 *
 * @internal
 */
export function ActionItemsPage() {
  const { t, locale } = useOperationsTranslation();
  const state = useActionItemQuery();
  const list = useActionItems(asked(state.query));
  const overall = useOpenActionItems(EVERYTHING);
  const back = useRouteRef(postMortemsRouteRef)?.();
  const columns = useActionItemColumns(async (item, done) => {
    await list.change(item, { done });
    overall.refetch();
  });
  const isEmpty = list.items?.length === 0 && !list.hasMore;
  return (
    <ListPage
      back={{ href: back ?? '..', label: t('actionItem.back') }}
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
      <Problem of={{ ...list, data: list.items }} subject="postMortem" />
      {isEmpty && (
        <Empty title={t('actionItem.empty')}>{t('actionItem.emptyBody')}</Empty>
      )}
      {!isEmpty && (list.items || !list.error) && (
        <OldPicture.Provider value={oldPictureOf(list)}>
          <EntityList<ActionItem>
            label={t('actionItem.table.label')}
            columns={columns}
            list={list}
            keyOf={actionItemKey}
            isCalm={item => item.state !== 'overdue'}
            count={({ loaded, total, hasMore }) =>
              hasMore
                ? t('actionItem.table.loaded', {
                    loaded: formatCount(loaded, locale),
                    total: formatCount(total, locale),
                  })
                : t('actionItem.table.shown', { count: total })
            }
          />
        </OldPicture.Provider>
      )}
    </ListPage>
  );
}
