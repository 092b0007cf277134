import { useApi } from '@backstage/frontend-plugin-api';
import { Button, DialogTrigger, Popover, Skeleton } from '@backstage/ui';
import { TimelineEntry } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../../api/operationsApiRef';
import { formatTime } from '../../format/time';
import { useFetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { IncidentMarkdown } from '../IncidentMarkdown';
import { Problem } from '../Notice';
import styles from './IncidentTimeline.module.css';

function History(props: { incidentKey: string; entry: TimelineEntry }) {
  const { incidentKey, entry } = props;
  const { t, locale } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const edits = useFetched(
    ['timeline-edits', incidentKey, entry.id, entry.edits],
    () => api.getTimelineEdits(incidentKey, entry.id),
    { everyMs: 0 },
  );
  if (!edits.data) {
    return edits.error ? (
      <Problem of={edits} subject="incident" inPanel />
    ) : (
      <Skeleton width="16rem" height={40} />
    );
  }
  return (
    <ol className={styles.edits}>
      {edits.data.items.map(({ text, until }) => (
        <li key={until}>
          <span className={styles.quiet}>
            {t('incident.timeline.until', {
              time: formatTime(until, { now: Date.now(), locale }),
            })}
          </span>
          <IncidentMarkdown of={text} />
        </li>
      ))}
    </ol>
  );
}

/**
 * That an entry was edited, and what it said before.
 *
 * @internal
 */
export function EntryEdits(props: {
  incidentKey: string;
  entry: TimelineEntry;
}) {
  const { t } = useOperationsTranslation();
  return (
    <DialogTrigger>
      <Button size="small" variant="tertiary">
        {t('incident.timeline.edited', { count: props.entry.edits })}
      </Button>
      <Popover
        className={styles.popover}
        aria-label={t('incident.timeline.edits')}
      >
        <h3 className={styles.title}>{t('incident.timeline.edits')}</h3>
        <History {...props} />
      </Popover>
    </DialogTrigger>
  );
}
