import {
  configApiRef,
  useApi,
  useApiHolder,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Skeleton } from '@backstage/ui';
import { OnboardingOptions } from '@operate-first/plugin-operations-common';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { requestRouteRef } from '../../routes';
import { Empty, Problem } from '../Notice';
import { Page, pageStyles } from '../Page';
import { ServerText } from '../ServerText';
import { OnboardingOffer } from './defaults';
import { hostsOf } from './hosts';
import { OnboardingForm } from './OnboardingForm';
import { SendBar } from './SendBar';
import { TaskProgress } from './TaskProgress';
import { Teams, useTeams } from './useChoices';
import { useKeptForm } from './useKeptForm';
import { useOnboarding } from './useOnboarding';
import { useSending } from './useSending';

const KEY = 'operations onboarding';
/** In the address: whoever loads the page again goes on watching. */
const TASK = 'task';

/** What the address fills in; the task is not of the form. */
function searchOf(params: URLSearchParams): string {
  const search = new URLSearchParams(params);
  search.delete(TASK);
  return search.toString();
}

function Filled(props: { options: OnboardingOffer; teams: Teams }) {
  const { options, teams } = props;
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef);
  const hasScaffolder = Boolean(useApiHolder().get(scaffolderApiRef));
  const kept = useKeptForm(KEY, searchOf(params));
  const onboarding = useOnboarding(kept, options, teams);
  const task = params.get(TASK);
  const [ended, setEnded] = useState<string>();
  const [runs, setRuns] = useState(0);
  const watch = useCallback(
    (taskId: string | undefined) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (taskId === undefined) next.delete(TASK);
          else next.set(TASK, taskId);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const onSent = useCallback(
    (taskId: string) => {
      // A task that goes on tells its story from the beginning.
      setEnded(undefined);
      setRuns(before => before + 1);
      watch(taskId);
    },
    [watch],
  );
  const { canSend, sent, send } = useSending(onboarding, onSent);
  const isRunning = task !== null && task !== ended;
  return (
    <>
      {task !== null && hasScaffolder && (
        <TaskProgress
          key={`${task} ${runs}`}
          taskId={task}
          onDone={key => {
            kept.forget();
            const path = requestPath?.({ key });
            if (path) navigate(path, { replace: true });
          }}
          onEnd={() => setEnded(task)}
          isSending={sent.loading}
          onAgain={() => {
            send(task);
          }}
        />
      )}
      <div hidden={isRunning}>
        <OnboardingForm of={onboarding} teams={teams}>
          <SendBar
            canSend={canSend}
            isSending={sent.loading}
            error={sent.error}
            onSend={() => {
              send();
            }}
            onReset={() => {
              // Another form, which has nothing to do with what was sent.
              watch(undefined);
              kept.reset();
            }}
          />
        </OnboardingForm>
      </div>
    </>
  );
}

/** In the shape of the form that comes. @internal */
export function OnboardingSkeleton() {
  return (
    <>
      <Skeleton width="100%" height={220} />
      <Skeleton width="100%" height={120} />
      <Skeleton width="100%" height={320} />
    </>
  );
}

/**
 * What a form needs from the portal, once: what is offered does not change under the fingers of who fills it in.
 *
 * @internal
 */
export function useOffer() {
  const api = useApi(operationsApiRef);
  const config = useApi(configApiRef);
  const teams = useTeams();
  const { value, error, loading, retry } = useAsyncRetry(
    () => api.getOnboardingOptions(),
    [api],
  );
  const options = useMemo(
    (): OnboardingOffer | undefined =>
      value && { ...value, hosts: hostsOf(config) },
    [value, config],
  );
  return {
    options,
    teams,
    problem: {
      data: value,
      error,
      fetchedAt: undefined,
      isFetching: loading,
      refetch: retry,
    },
  };
}

/** Why there is no form, where there is none. @internal */
export function NotOffered(props: { of: OnboardingOptions }) {
  const { t } = useOperationsTranslation();
  return (
    <Empty title={t('onboarding.unavailable')}>
      {props.of.problem ? (
        <ServerText of={props.of.problem} />
      ) : (
        t('onboarding.unavailableBody')
      )}
    </Empty>
  );
}

/**
 * Where a service is onboarded: a form, what it would change, and the way to the request that it becomes.
 *
 * @internal
 */
export function OnboardPage() {
  const { t } = useOperationsTranslation();
  const { options, teams, problem } = useOffer();
  return (
    <Page back={{ href: undefined, label: t('onboarding.back') }}>
      <div>
        <h2 className={pageStyles.title}>{t('onboarding.title')}</h2>
        <p className={pageStyles.quiet}>{t('onboarding.what')}</p>
      </div>
      <Problem of={problem} />
      {problem.isFetching && !options && <OnboardingSkeleton />}
      {options && !options.available && <NotOffered of={options} />}
      {options?.available && <Filled options={options} teams={teams} />}
    </Page>
  );
}
