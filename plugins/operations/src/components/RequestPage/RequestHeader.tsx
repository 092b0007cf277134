import { Link } from '@backstage/ui';
import { RequestDetail } from '@operate-first/plugin-operations-common';
import { formatDuration } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { PersonName, ServiceName } from '../IncidentState';
import { pageStyles } from '../Page';
import { markOf, useStanding } from '../RequestState';
import { ServerText } from '../ServerText';
import { repositoriesOf } from './repositoriesOf';

/** From the question to the proof. */
function Proved(props: { of: RequestDetail }) {
  const { summary, stages } = props.of;
  const { t } = useOperationsTranslation();
  const at = stages[stages.length - 1]?.at;
  if (summary.state !== 'done' || !at) return null;
  const duration = Date.parse(at) - Date.parse(summary.createdAt);
  return <p>{t('request.proved', { duration: formatDuration(duration) })}</p>;
}

/**
 * What was asked for, by whom, and how far it is.
 *
 * @internal
 */
export function RequestHeader(props: { of: RequestDetail }) {
  const { of } = props;
  const { summary, taskId, pullRequest, url, origin, parameters } = of;
  const { key, title, requester, createdAt, stageSince, services } = summary;
  const { t } = useOperationsTranslation();
  const standing = useStanding();
  const mark = markOf(summary);
  const change = pullRequest ?? url;
  return (
    <div className={pageStyles.answer} data-mark={mark}>
      <h1 className={pageStyles.title}>
        {key} <ServerText of={title} />
      </h1>
      <p className={pageStyles.headline}>
        <HealthMark mark={mark} size={22} />
        <span>{standing(summary)}</span>
        {summary.state === 'open' && (
          <span className={pageStyles.quiet}>
            {t('request.for', { time: <Age of={stageSince} lasting /> })}
          </span>
        )}
      </p>
      <Proved of={of} />
      <p className={pageStyles.quiet}>
        {requester
          ? t('request.askedBy', {
              name: <PersonName of={{ ref: requester }} />,
              time: <Age of={createdAt} />,
            })
          : t('request.asked', { time: <Age of={createdAt} /> })}
        {summary.visibility === 'internal' && ` · ${t('request.internal')}`}
      </p>
      <div className={pageStyles.actions}>
        {services.map(ref => (
          <ServiceName key={ref} of={{ ref }} bold />
        ))}
        {repositoriesOf(parameters).map(({ name, url: repository }) => (
          <Link key={repository} href={repository}>
            {t('request.repository', { name })}
          </Link>
        ))}
        {change && <Link href={change}>{t('request.change.open')}</Link>}
        {origin && <Link href={origin.url}>{origin.title}</Link>}
        {taskId && !taskId.includes('#') && (
          <Link href={`/create/tasks/${encodeURIComponent(taskId)}`}>
            {t('request.task')}
          </Link>
        )}
      </div>
    </div>
  );
}
