import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useTaskEventStream } from '@backstage/plugin-scaffolder-react';
import { Button, Link } from '@backstage/ui';
import { ReactNode, useEffect, useRef } from 'react';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { requestsRouteRef } from '../../routes';
import { HealthMark, Mark } from '../HealthMark';
import { Disclosure, Panel } from '../Panel';
import { RequestLink } from '../RequestState';
import { ServerText } from '../ServerText';
import { isOfThisRun } from './steps';
import styles from './Onboarding.module.css';

type Task = ReturnType<typeof useTaskEventStream>;
type StepState = Task['steps'][string]['status'];

const MARKS: Record<StepState, Mark> = {
  open: 'unknown',
  processing: 'maintenance',
  completed: 'healthy',
  failed: 'down',
  cancelled: 'unknown',
  skipped: 'unknown',
};

/** How far a task is. Those that are over need the form again. */
type Outcome =
  | { is: 'running' | 'cancelled' | 'unanswered' }
  | { is: 'lost' | 'unfollowed' | 'failed' | 'failedAfter'; message: string }
  | { is: 'done'; key: string };

/** What these do is not undone by a later step that fails. */
const MAKES_REPOSITORY = /^(publish:|operations:source:publish$)/;

function hasRepository({ task, steps }: Task): boolean {
  return Boolean(
    task?.spec.steps.some(
      ({ id, action }) =>
        MAKES_REPOSITORY.test(action) && steps[id]?.status === 'completed',
    ),
  );
}

function outcomeOf(of: Task): Outcome {
  const { task, completed, cancelled, error, output } = of;
  if (typeof output?.request === 'string') {
    return { is: 'done', key: output.request };
  }
  if (cancelled) return { is: 'cancelled' };
  if (!error) return { is: completed ? 'unanswered' : 'running' };
  const { message } = error;
  if (!task) return { is: 'unfollowed', message };
  // What a task failed of came over the wire; what the stream failed of is an error of here, and it comes back by itself.
  if (error instanceof Error) return { is: 'lost', message };
  return { is: hasRepository(of) ? 'failedAfter' : 'failed', message };
}

function inWords(outcome: Outcome, t: Translate): ReactNode {
  switch (outcome.is) {
    case 'lost':
    case 'unfollowed':
    case 'failed':
    case 'failedAfter':
      return t(`onboarding.task.is.${outcome.is}`, {
        message: <ServerText of={outcome.message} linked />,
      });
    case 'done':
      return t('onboarding.task.is.done', { key: outcome.key });
    default:
      return t(`onboarding.task.is.${outcome.is}`);
  }
}

function Steps(props: { of: Task }) {
  const { task, steps, stepLogs } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <ol className={styles.steps}>
      {task?.spec.steps
        .filter(step => isOfThisRun(step, task))
        .map(({ id, name }) => {
          const status = steps[id]?.status ?? 'open';
          const lines = stepLogs[id] ?? [];
          return (
            <li
              key={id}
              aria-current={status === 'processing' ? 'step' : undefined}
            >
              <HealthMark mark={MARKS[status]} /> <ServerText of={name} />
              <span className={styles.quiet}>
                {' '}
                {t(`onboarding.task.step.${status}`)}
              </span>
              {lines.length > 0 && (
                <Disclosure
                  summary={t('onboarding.task.lines', { count: lines.length })}
                >
                  <pre className={styles.log} lang="en">
                    {lines.join('\n')}
                  </pre>
                </Disclosure>
              )}
            </li>
          );
        })}
    </ol>
  );
}

/**
 * How far the task is that opens the request, step by step, until it names the request.
 *
 * @internal
 */
export function TaskProgress(props: {
  taskId: string;
  onDone: (key: string) => void;
  /** Nothing comes of this task any more: the form is needed again. */
  onEnd: () => void;
  isSending: boolean;
  onAgain: () => void;
}) {
  const { taskId, onDone, onEnd, isSending, onAgain } = props;
  const { t } = useOperationsTranslation();
  const task = useTaskEventStream(taskId);
  const outcome = outcomeOf(task);
  const key = outcome.is === 'done' ? outcome.key : undefined;
  const isOver = outcome.is !== 'running' && outcome.is !== 'lost';
  const mayTryAgain = ['failed', 'failedAfter', 'cancelled'].includes(
    outcome.is,
  );
  const requests = useRouteRef(requestsRouteRef)?.();
  const told = useRef({ onDone, onEnd });
  told.current = { onDone, onEnd };
  useEffect(() => {
    if (key !== undefined) told.current.onDone(key);
  }, [key]);
  useEffect(() => {
    if (isOver && key === undefined) told.current.onEnd();
  }, [isOver, key]);
  return (
    <Panel title={t('onboarding.task.title')}>
      <p role="status">{inWords(outcome, t)}</p>
      <Steps of={task} />
      {isOver && key === undefined && (
        <div className={styles.send}>
          {mayTryAgain && (
            <Button
              size="small"
              variant="primary"
              isDisabled={isSending}
              onPress={onAgain}
            >
              {t('onboarding.task.again')}
            </Button>
          )}
          {requests && (
            <Link href={`${requests}?view=byMe`}>
              {t('onboarding.task.requests')}
            </Link>
          )}
        </div>
      )}
      {key !== undefined && <RequestLink requestKey={key} bold />}
    </Panel>
  );
}
