import { Button } from '@backstage/ui';
import { ProblemError } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { Fetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Empty } from '../Notice';

/**
 * What is wrong with what was asked of a cluster, in the words of the answer. Nothing where nothing is.
 *
 * @internal
 */
export function Trouble(props: { of: Fetched<unknown> }) {
  const { error, fetchedAt, isFetching, refetch } = props.of;
  const { t, locale } = useOperationsTranslation();
  if (!error) return undefined;
  const isProblem = error instanceof ProblemError;
  const isGone = isProblem && error.status === 404;
  const title = isGone ? t('workload.gone') : t('workload.trouble');
  const old =
    fetchedAt &&
    t('problem.old', {
      time: formatTime(new Date(fetchedAt).toISOString(), {
        now: Date.now(),
        locale,
      }),
    });
  return (
    <div role="status">
      <Empty
        title={title}
        action={
          <Button
            size="small"
            variant="secondary"
            onPress={refetch}
            isDisabled={isFetching}
          >
            {isFetching ? t('problem.retrying') : t('problem.retry')}
          </Button>
        }
      >
        {isProblem ? error.message : t('problem.unreachable')} {old}
      </Empty>
    </div>
  );
}
