import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink, Link, Skeleton } from '@backstage/ui';
import {
  operationsQuestionWritePermission,
  Question,
} from '@operate-first/plugin-operations-common';
import { useAddressChoice } from '../../hooks/useAddressChoice';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { useQuestionQuery } from '../../hooks/useQuestionQuery';
import {
  questionKey,
  useAskedOfMe,
  useOpenQuestions,
  useQuestions,
} from '../../hooks/useQuestions';
import { rootRouteRef, runbooksRouteRef } from '../../routes';
import { EntityList } from '../EntityList';
import { UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Mark } from '../HealthMark';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { ViewSwitch } from '../ViewSwitch';
import { QuestionsFilters } from './QuestionsFilters';
import { Teams } from './Teams';
import { useQuestionColumns } from './useQuestionColumns';
import { MEMBER_VIEWS, queryOf, QuestionsView, VISITOR_VIEWS } from './views';

const NOTHING_KNOWN = {};

function headlineOf(
  { waiting, all }: { waiting: number; all: number },
  mine: number,
  t: Translate,
): { words: string; mark: Mark } {
  if (all === 0)
    return { words: t('questions.headline.none'), mark: 'unknown' };
  if (waiting === 0) {
    return { words: t('questions.headline.allAnswered'), mark: 'healthy' };
  }
  const words = [t('questions.headline.open', { count: waiting })];
  if (mine > 0) {
    const which = mine === waiting ? 'allMine' : 'mine';
    words.push(t(`questions.headline.${which}`, { count: mine }));
  }
  return { words: words.join(', '), mark: 'degraded' };
}

/** A question is asked where something is shown: on the pages of services. */
function WayToServices() {
  const href = useRouteRef(rootRouteRef)?.();
  const { t } = useOperationsTranslation();
  if (!href) return null;
  return (
    <ButtonLink href={href} variant="secondary" size="small">
      {t('questions.empty.services')}
    </ButtonLink>
  );
}

function List(props: {
  view: Exclude<QuestionsView, 'teams'>;
  state: ReturnType<typeof useQuestionQuery>;
}) {
  const { view, state } = props;
  const { t } = useOperationsTranslation();
  const list = useQuestions(queryOf(view, state.filter));
  const columns = useQuestionColumns();
  return (
    <>
      <QuestionsFilters view={view} state={state} />
      <UnmatchedFilters state={state} known={NOTHING_KNOWN} />
      <Found
        list={list}
        isFiltered={state.isFiltered}
        subject="question"
        noMatch={<Empty title={t('questions.empty.noMatch')} />}
        empty={
          <Empty
            title={t(`questions.empty.${view}`)}
            action={(view === 'all' || view === 'byMe') && <WayToServices />}
          >
            {t(`questions.empty.${view}Body`)}
          </Empty>
        }
      >
        <EntityList<Question>
          label={t('questions.table.label')}
          columns={columns}
          list={list}
          keyOf={questionKey}
          isCalm={({ state: one }) => one !== 'open'}
          words="questions"
        />
      </Found>
    </>
  );
}

function Views(props: { isMember: boolean }) {
  const { isMember } = props;
  const { t } = useOperationsTranslation();
  const state = useQuestionQuery();
  const views: readonly [QuestionsView, ...QuestionsView[]] = isMember
    ? MEMBER_VIEWS
    : VISITOR_VIEWS;
  const [view, choose] = useAddressChoice<QuestionsView>('view', views);
  return (
    <>
      <ViewSwitch
        label={t('questions.views')}
        views={views}
        view={view}
        nameOf={one => t(`questions.view.${one}`)}
        onChoose={choose}
      />
      {view === 'teams' ? (
        <Teams />
      ) : (
        <List key={view} view={view} state={state} />
      )}
    </>
  );
}

/** What waits for the reader is said in the headline, too. */
function MemberHeadline(props: { open: ReturnType<typeof useOpenQuestions> }) {
  const { t } = useOperationsTranslation();
  const mine = useAskedOfMe().data?.totalItems ?? 0;
  return (
    <Headline
      of={props.open}
      tell={data => headlineOf(data, mine, t)}
      unanswered={t('questions.headline.unanswered')}
    />
  );
}

/**
 * What was asked: of the reader, by them, and of everybody; who waits longest first. And how soon teams answer.
 *
 * @internal
 */
export function QuestionsPage() {
  const { t } = useOperationsTranslation();
  const open = useOpenQuestions();
  const back = useRouteRef(rootRouteRef)?.();
  const runbooks = useRouteRef(runbooksRouteRef)?.();
  const { allowed, loading } = usePermission({
    permission: operationsQuestionWritePermission,
  });
  return (
    <ListPage
      back={{ href: back, label: t('sources.back') }}
      links={runbooks && <Link href={runbooks}>{t('runbooks.link')}</Link>}
      headline={
        allowed ? (
          <MemberHeadline open={open} />
        ) : (
          <Headline
            of={open}
            tell={data => headlineOf(data, 0, t)}
            unanswered={t('questions.headline.unanswered')}
          />
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
