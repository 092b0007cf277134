import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Checkbox } from '@backstage/ui';
import {
  MissingRunbook,
  Runbook,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { RunbookFilter, useRunbookQuery } from '../../hooks/useRunbookQuery';
import {
  runbookKey,
  useRunbookCounts,
  useRunbooks,
} from '../../hooks/useRunbooks';
import { rootRouteRef } from '../../routes';
import { EntityList } from '../EntityList';
import { TextFilter, UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Mark } from '../HealthMark';
import { ListPage } from '../ListPage';
import { Empty, Problem } from '../Notice';
import { Missing } from './Missing';
import { Sources } from './Sources';
import { useRunbookColumns } from './useRunbookColumns';
import filterStyles from '../Filters/Filters.module.css';
import styles from './Runbooks.module.css';

const NOTHING_KNOWN = {};

interface Counts {
  all: number;
  doubtful: number;
  missing: MissingRunbook[];
}

function headlineOf(
  { all, doubtful, missing }: Counts,
  t: Translate,
): { words: string; mark: Mark } {
  const words = [
    all === 0
      ? t('runbooks.headline.none')
      : t('runbooks.headline.some', { count: all }),
    doubtful > 0 && t('runbooks.headline.problems', { count: doubtful }),
    missing.length > 0 &&
      t('runbooks.headline.missing', { count: missing.length }),
  ].filter(Boolean);
  if (doubtful > 0 || missing.length > 0) {
    return { words: words.join(', '), mark: 'degraded' };
  }
  return { words: words.join(', '), mark: all > 0 ? 'healthy' : 'unknown' };
}

function asked(query: RunbookFilter & { sort: string; order: string }) {
  const { sort: _, order: __, ...rest } = query;
  return rest;
}

function Filters(props: { state: ReturnType<typeof useRunbookQuery> }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  return (
    <div
      className={filterStyles.filters}
      role="search"
      aria-label={t('runbooks.filter.label')}
    >
      <Checkbox
        isSelected={state.filter.problems ?? false}
        onChange={isOn => state.setValues('problems', isOn ? ['true'] : [])}
      >
        {t('runbooks.filter.problems')}
      </Checkbox>
      <TextFilter
        label={t('runbooks.filter.text')}
        placeholder={t('runbooks.filter.text')}
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
 * Every runbook that the reader may see: how old, by whom, what is wrong with it, whether it helped; and the alerts that
 * have none.
 *
 * @internal
 */
export function RunbooksPage() {
  const { t, locale } = useOperationsTranslation();
  const state = useRunbookQuery();
  const list = useRunbooks(asked(state.query));
  const counts = useRunbookCounts();
  const columns = useRunbookColumns();
  const back = useRouteRef(rootRouteRef)?.();
  const isEmpty = list.items?.length === 0 && !list.hasMore;
  return (
    <ListPage
      back={{ href: back ?? '..', label: t('sources.back') }}
      headline={
        <Headline
          of={counts}
          tell={data => headlineOf(data, t)}
          unanswered={t('runbooks.headline.unanswered')}
        />
      }
    >
      <Filters state={state} />
      <UnmatchedFilters state={state} known={NOTHING_KNOWN} />
      <Problem of={{ ...list, data: list.items }} subject="runbook" />
      {isEmpty && state.isFiltered && (
        <Empty title={t('runbooks.empty.noMatch')} />
      )}
      {isEmpty && !state.isFiltered && (
        <Empty title={t('runbooks.empty.title')}>
          {t('runbooks.empty.body')}
        </Empty>
      )}
      {!isEmpty && (list.items || !list.error) && (
        <OldPicture.Provider value={oldPictureOf(list)}>
          <EntityList<Runbook>
            label={t('runbooks.table.label')}
            columns={columns}
            list={list}
            keyOf={runbookKey}
            isCalm={({ problems }) => problems.length === 0}
            count={({ loaded, total, hasMore }) =>
              hasMore
                ? t('runbooks.table.loaded', {
                    loaded: formatCount(loaded, locale),
                    total: formatCount(total, locale),
                  })
                : t('runbooks.table.shown', { count: total })
            }
          />
        </OldPicture.Provider>
      )}
      {counts.data && (
        <div className={styles.foot}>
          <Missing of={counts.data.missing} />
          <Sources of={counts.data.sources} />
        </div>
      )}
    </ListPage>
  );
}
