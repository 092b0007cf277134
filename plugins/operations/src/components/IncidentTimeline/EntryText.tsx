import { TimelineEntry } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Frames } from '../AskAuthor';
import { IncidentMarkdown } from '../IncidentMarkdown';
import { SignIn } from '../SignIn';
import { LogText } from './LogText';
import { Picture } from './Picture';
import styles from './IncidentTimeline.module.css';

const MARKDOWN: Array<TimelineEntry['kind']> = ['note', 'comment', 'picture'];

/**
 * What an entry says, in the way of its kind.
 *
 * @internal
 */
export function EntryText(props: {
  incidentKey: string;
  entry: TimelineEntry;
}) {
  const { incidentKey, entry } = props;
  const { kind, text, fileId } = entry;
  const { t } = useOperationsTranslation();
  // Free text is kept from visitors until it is redacted.
  if (entry.withheld) {
    return (
      <p className={styles.quiet}>
        {t('incident.timeline.withheld')}{' '}
        {t('incident.timeline.withheldLink', { signIn: <SignIn /> })}
      </p>
    );
  }
  return (
    <>
      {text && kind === 'log' && <LogText of={text} />}
      {text && MARKDOWN.includes(kind) && (
        <>
          <IncidentMarkdown of={text} />
          <Frames of={text} />
        </>
      )}
      {text && kind !== 'log' && !MARKDOWN.includes(kind) && (
        <p className={styles.sentence} lang="en">
          {text}
        </p>
      )}
      {fileId && (
        <Picture incidentKey={incidentKey} fileId={fileId} at={entry.at} />
      )}
    </>
  );
}
