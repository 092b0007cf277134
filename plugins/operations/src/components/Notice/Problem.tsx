import { Alert, Button } from '@backstage/ui';
import { ProblemError } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { Fetched } from '../../hooks/useFetched';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { Empty } from './Empty';
import styles from './Notice.module.css';

interface Words {
  title: string;
  means: string;
  remedy: string;
  status: 'danger' | 'info' | 'warning';
}

/** What is said where there is no such thing. */
const NOT_FOUND = {
  service: 'notFound',
  cluster: 'notFoundCluster',
  slo: 'notFoundSlo',
  incident: 'notFoundIncident',
  alert: 'notFoundAlert',
  postMortem: 'notFoundPostMortem',
  question: 'notFoundQuestion',
  runbook: 'notFoundRunbook',
  request: 'notFoundRequest',
} as const;

/** What could not be shown, where the words differ by it. */
type Subject = keyof typeof NOT_FOUND;

function wordsFor(error: Error, subject: Subject, t: Translate): Words {
  if (!(error instanceof ProblemError)) {
    return {
      title: t('problem.unreachable'),
      means: t('problem.unreachableMeans'),
      remedy: t('problem.unreachableDo'),
      status: 'danger',
    };
  }
  switch (error.status) {
    case 404: {
      const notFound = NOT_FOUND[subject];
      return {
        title: t(`problem.${notFound}`),
        means: t(`problem.${notFound}Means`),
        remedy: t(`problem.${notFound}Do`),
        status: 'info',
      };
    }
    case 401:
    case 403:
      if (subject === 'cluster') {
        return {
          title: t('problem.forbidden'),
          means: t('problem.forbiddenCluster'),
          remedy: t('problem.forbiddenClusterDo'),
          status: 'warning',
        };
      }
      return {
        title: t('problem.forbidden'),
        means: t('problem.forbiddenMeans'),
        remedy: t('problem.forbiddenDo'),
        status: 'warning',
      };
    default:
      return {
        title: t('problem.failed', { detail: error.message }),
        means: t('problem.failedMeans'),
        remedy: t('problem.failedDo'),
        status: 'danger',
      };
  }
}

/**
 * What happened, what it means for what you see, and what to do. Nothing where nothing happened.
 *
 * @param props - inPanel: plain, because a panel holds no panel.
 * @internal
 */
export function Problem(props: {
  of: Pick<
    Fetched<unknown>,
    'data' | 'error' | 'fetchedAt' | 'isFetching' | 'refetch'
  >;
  inPanel?: boolean;
  subject?: Subject;
}) {
  const { error, fetchedAt, isFetching, refetch } = props.of;
  const { t, locale } = useOperationsTranslation();
  if (!error) return undefined;
  const words = wordsFor(error, props.subject ?? 'service', t);
  const means = fetchedAt
    ? t('problem.old', {
        time: formatTime(new Date(fetchedAt).toISOString(), {
          now: Date.now(),
          locale,
        }),
      })
    : words.means;
  const retry = (
    <Button
      size="small"
      variant="secondary"
      onPress={refetch}
      isDisabled={isFetching}
    >
      {isFetching ? t('problem.retrying') : t('problem.retry')}
    </Button>
  );
  if (props.inPanel) {
    return (
      <div role="status">
        <Empty title={words.title} action={retry}>
          {means} {words.remedy}
        </Empty>
      </div>
    );
  }
  return (
    <Alert
      className={styles.notice}
      role="status"
      status={words.status}
      icon
      title={words.title}
      description={`${means} ${words.remedy}`}
      customActions={retry}
    />
  );
}
