import { Button, Link } from '@backstage/ui';
import { TimelineEntry } from '@operate-first/plugin-operations-common';
import { memo, useState } from 'react';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AlertLink } from '../AlertsCard';
import { AskButton } from '../AskAuthor';
import { PersonName, ServiceName } from '../IncidentState';
import { EntryEditor } from './EntryEditor';
import { EntryEdits } from './EntryEdits';
import { EntryText } from './EntryText';
import { KIND_GLYPHS } from './glyphs';
import styles from './IncidentTimeline.module.css';

/** Written so much later than it happened that this matters. */
const LATER_MS = 120_000;

function Head(props: { entry: TimelineEntry }) {
  const { kind, at, recordedAt, author, authorName, service } = props.entry;
  const { t, locale } = useOperationsTranslation();
  const isLater = Date.parse(recordedAt) - Date.parse(at) > LATER_MS;
  const now = Date.now();
  return (
    <p className={styles.entryHead}>
      <span aria-hidden className={styles.glyph}>
        {KIND_GLYPHS[kind]}
      </span>
      <time dateTime={at} title={formatMoment(at, locale)}>
        {formatTime(at, { now, locale })}
      </time>
      <span>{t(`incident.kind.${kind}`)}</span>
      {author ? <PersonName of={author} /> : authorName}
      {service && <ServiceName of={service} />}
      {isLater && (
        <span title={formatMoment(recordedAt, locale)}>
          {t('incident.timeline.later', {
            time: formatTime(recordedAt, { now, locale }),
          })}
        </span>
      )}
    </p>
  );
}

function OneEntry(props: {
  incidentKey: string;
  entry: TimelineEntry;
  mayWrite: boolean;
  onEdit: (entry: TimelineEntry, text: string) => Promise<TimelineEntry>;
}) {
  const { incidentKey, entry, mayWrite, onEdit } = props;
  const { t, locale } = useOperationsTranslation();
  const [isEditing, setEditing] = useState(false);
  const isWritten = entry.kind === 'note' || entry.kind === 'log';
  const time = formatTime(entry.at, { now: Date.now(), locale });
  return (
    <li className={styles.entry} data-kind={entry.kind}>
      <Head entry={entry} />
      {isEditing ? (
        <EntryEditor
          entry={entry}
          label={t('incident.timeline.editOf', { time })}
          onSave={onEdit}
          onClose={() => setEditing(false)}
        />
      ) : (
        <EntryText incidentKey={incidentKey} entry={entry} />
      )}
      {!isEditing && (
        <div className={styles.entryFoot}>
          {entry.url && (
            <Link href={entry.url}>{t('incident.timeline.open')}</Link>
          )}
          {entry.alertId && (
            <AlertLink
              id={entry.alertId}
              label={t('alert.detailsOf', { title: entry.text || time })}
            >
              {t('alert.details')}
            </AlertLink>
          )}
          {entry.edits > 0 && (
            <EntryEdits incidentKey={incidentKey} entry={entry} />
          )}
          {entry.kind === 'alert' && entry.alertId && (
            <AskButton
              artefact={{ kind: 'alertRule', service: entry.service?.ref }}
              alert={entry.alertId}
              label={t('ask.short')}
              size="small"
              variant="tertiary"
            />
          )}
          {entry.changeId && (
            <AskButton
              artefact={{
                kind: 'change',
                change: entry.changeId,
                service: entry.service?.ref,
                name: entry.text,
              }}
              label={t('ask.short')}
              size="small"
              variant="tertiary"
            />
          )}
          {entry.mine && mayWrite && isWritten && (
            <Button
              size="small"
              variant="tertiary"
              aria-label={t('incident.timeline.editOf', { time })}
              onPress={() => setEditing(true)}
            >
              {t('incident.timeline.edit')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/**
 * One thing that happened, or that somebody wrote. A thousand of them are not drawn anew because one comes.
 *
 * @internal
 */
export const Entry = memo(OneEntry);
