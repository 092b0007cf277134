import { useApiHolder, useRouteRef } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import {
  OnboardingOptions,
  requestKind,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import { useCallback } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { requestRouteRef, requestsRouteRef } from '../../routes';
import {
  NotOffered,
  OnboardingSkeleton,
  useOffer,
} from '../Onboarding/OnboardPage';
import { SendBar } from '../Onboarding/SendBar';
import { TaskProgress } from '../Onboarding/TaskProgress';
import { Teams } from '../Onboarding/useChoices';
import { Empty, Problem } from '../Notice';
import { Page, pageStyles } from '../Page';
import { KindForm } from './KindForm';
import { KindList } from './KindList';
import { useKeptValues } from './useKeptValues';
import { KindWordsOf, useKindWords } from './useKindWords';
import { useRequestForm } from './useRequestForm';
import { useSendRequest } from './useSendRequest';
import { useWatchedTask } from './useWatchedTask';

function Filled(props: {
  kind: RequestKind;
  words: KindWordsOf;
  options: OnboardingOptions;
  teams: Teams;
}) {
  const { kind, words, options, teams } = props;
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef);
  const hasScaffolder = Boolean(useApiHolder().get(scaffolderApiRef));
  const { task, story, isRunning, search, watch, end } = useWatchedTask();
  const kept = useKeptValues(kind, search);
  const form = useRequestForm(kind, kept, options, teams);
  const onSent = useCallback((taskId: string) => watch(taskId), [watch]);
  const { canSend, sent, send } = useSendRequest(form, onSent);
  return (
    <>
      {task !== undefined && hasScaffolder && (
        <TaskProgress
          key={story}
          taskId={task}
          onDone={key => {
            kept.forget();
            const path = requestPath?.({ key });
            if (path) navigate(path, { replace: true });
          }}
          onEnd={end}
          isSending={sent.loading}
          onAgain={() => {
            send(task);
          }}
        />
      )}
      <div hidden={isRunning}>
        <KindForm of={form} words={words} options={options}>
          <SendBar
            canSend={canSend}
            isSending={sent.loading}
            error={sent.error}
            onSend={() => {
              send();
            }}
            onReset={() => {
              watch(undefined);
              kept.reset();
            }}
          />
        </KindForm>
      </div>
    </>
  );
}

function Kind(props: { kind: RequestKind }) {
  const { kind } = props;
  const words = useKindWords()(kind);
  const { options, teams, problem } = useOffer();
  return (
    <>
      <div>
        <h2 className={pageStyles.title}>{words.title}</h2>
        <p className={pageStyles.quiet}>{words.description}</p>
      </div>
      <Problem of={problem} />
      {((problem.isFetching && !options) ||
        (options?.available && teams.isLoading)) && <OnboardingSkeleton />}
      {options && !options.available && <NotOffered of={options} />}
      {options?.available && !teams.isLoading && (
        <Filled kind={kind} words={words} options={options} teams={teams} />
      )}
    </>
  );
}

/**
 * Where something is asked for: the form of a kind, what it would change, and the way to the request that it becomes.
 *
 * @internal
 */
export function RequestFormPage() {
  const { t } = useOperationsTranslation();
  const { kind: name = '' } = useParams();
  const kind = requestKind(name);
  const back = useRouteRef(requestsRouteRef)?.();
  return (
    <Page back={{ href: back, label: t('requestForm.back') }}>
      {kind ? (
        <Kind key={kind.name} kind={kind} />
      ) : (
        <>
          <Empty title={t('requestForm.unknown.title', { kind: name })}>
            {t('requestForm.unknown.body')}
          </Empty>
          <KindList />
        </>
      )}
    </Page>
  );
}
