import { RequestDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FilesPanel } from '../Onboarding/FilesPanel';
import { pageStyles } from '../Page';
import { Panel } from '../Panel';
import { ServerText } from '../ServerText';
import styles from './RequestPage.module.css';

/**
 * The files of the change, with what is changed in each, and what reviewers should know.
 *
 * @internal
 */
export function ChangePanel(props: { of: RequestDetail }) {
  const { files, notes, branch, target, revision, summary, stages } = props.of;
  const { t } = useOperationsTranslation();
  const isMerged = stages.some(
    ({ name, state }) => name === 'merged' && state === 'done',
  );
  // With its end the branch goes.
  const isOver = isMerged || summary.state !== 'open';
  return (
    <Panel title={t('request.change.title', { count: files.length })}>
      {branch && (
        <p className={pageStyles.quiet}>
          {t(isOver ? 'request.change.branchWas' : 'request.change.branch', {
            branch: <code>{branch}</code>,
            target: <code>{target}</code>,
          })}
          {revision && (
            <>
              {' · '}
              <code>{revision.slice(0, 7)}</code>
            </>
          )}
        </p>
      )}
      {notes.length > 0 && (
        <ul className={styles.details} aria-label={t('request.change.notes')}>
          {notes.map(note => (
            <li key={note}>
              <ServerText of={note} linked />
            </li>
          ))}
        </ul>
      )}
      <FilesPanel files={files} />
    </Panel>
  );
}
