import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Completion } from './completion';
import styles from './IncidentNoteBox.module.css';

/**
 * What could be meant, beside the box where it is being written. The focus stays in the box.
 *
 * @internal
 */
export function CommandList(props: {
  id: string;
  completions: Completion[];
  active: number;
  onChoose: (completion: Completion) => void;
}) {
  const { id, completions, active, onChoose } = props;
  const { t } = useOperationsTranslation();
  return (
    <ul
      id={id}
      className={styles.commands}
      role="listbox"
      aria-label={t('incident.note.commands')}
    >
      {completions.map((completion, index) => (
        <li
          key={completion.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={styles.command}
          // Before the box loses the focus.
          onMouseDown={event => {
            event.preventDefault();
            onChoose(completion);
          }}
        >
          <code>{completion.insert.trim()}</code>{' '}
          {!completion.value && (
            <span className={styles.quiet}>
              {t(`incident.command.${completion.command}`)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
