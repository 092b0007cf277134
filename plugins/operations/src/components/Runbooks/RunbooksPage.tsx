import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import {
  MissingRunbook,
  Runbook,
} from '@operate-first/plugin-operations-common';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { useRunbookQuery } from '../../hooks/useRunbookQuery';
import {
  runbookKey,
  useRunbookCounts,
  useRunbooks,
} from '../../hooks/useRunbooks';
import { rootRouteRef } from '../../routes';
import { EntityList } from '../EntityList';
import { FilterBar, UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Mark } from '../HealthMark';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { Missing } from './Missing';
import { Sources } from './Sources';
import { useRunbookColumns } from './useRunbookColumns';
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

function Filters(props: { state: ReturnType<typeof useRunbookQuery> }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  return (
    <FilterBar
      label={t('runbooks.filter.label')}
      text={t('runbooks.filter.text')}
      state={state}
    >
      <Checkbox
        isSelected={state.filter.problems ?? false}
        onChange={isOn => state.setValues('problems', isOn ? ['true'] : [])}
      >
        {t('runbooks.filter.problems')}
      </Checkbox>
    </FilterBar>
  );
}

/**
 * Every runbook that the reader may see: how old, by whom, what is wrong with it, whether it helped; and the alerts that
 * have none.
 *
 * @internal
 */
export function RunbooksPage() {
  const { t } = useOperationsTranslation();
  const state = useRunbookQuery();
  const list = useRunbooks(state.filter);
  const counts = useRunbookCounts();
  const columns = useRunbookColumns();
  const back = useRouteRef(rootRouteRef)?.();
  return (
    <ListPage
      back={{ href: back, label: t('sources.back') }}
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
      <Found
        list={list}
        isFiltered={state.isFiltered}
        subject="runbook"
        noMatch={<Empty title={t('runbooks.empty.noMatch')} />}
        empty={
          <Empty title={t('runbooks.empty.title')}>
            {t('runbooks.empty.body')}
          </Empty>
        }
      >
        <EntityList<Runbook>
          label={t('runbooks.table.label')}
          columns={columns}
          list={list}
          keyOf={runbookKey}
          isCalm={({ problems }) => problems.length === 0}
          words="runbooks"
        />
      </Found>
      {counts.data && (
        <div className={styles.foot}>
          <Missing of={counts.data.missing} />
          <Sources of={counts.data.sources} />
        </div>
      )}
    </ListPage>
  );
}
