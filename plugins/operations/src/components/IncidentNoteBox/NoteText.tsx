import {
  ClipboardEvent,
  KeyboardEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CommandList } from './CommandList';
import { complete, Completion, completionsOf } from './completion';
import styles from './IncidentNoteBox.module.css';

/**
 * The text of a note, with what could be meant where a command is being written.
 *
 * @internal
 */
export function NoteText(props: {
  text: string;
  isDisabled: boolean;
  describedBy: string;
  onChange: (text: string) => void;
  onSend: () => void;
  onFiles: (files: File[]) => void;
}) {
  const { text, isDisabled, describedBy, onChange, onSend, onFiles } = props;
  const { t } = useOperationsTranslation();
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const wantedCaret = useRef<number>();
  const completions = isClosed ? [] : completionsOf(text, caret);
  const isOpen = completions.length > 0;
  const chosen = Math.min(active, completions.length - 1);

  // A caret can only be put into a text that is there.
  useLayoutEffect(() => {
    if (wantedCaret.current === undefined) return;
    box.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = undefined;
  }, [text]);

  const choose = (completion: Completion) => {
    const next = complete(text, caret, completion);
    wantedCaret.current = next.caret;
    setCaret(next.caret);
    setActive(0);
    onChange(next.text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    if (!isOpen) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      const count = completions.length;
      setActive((chosen + steps[event.key] + count) % count);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      choose(completions[chosen]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setClosed(true);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div className={styles.writing}>
      {isOpen && (
        <CommandList
          id={listId}
          completions={completions}
          active={chosen}
          onChoose={choose}
        />
      )}
      <textarea
        ref={box}
        className={styles.text}
        value={text}
        rows={3}
        disabled={isDisabled}
        placeholder={t('incident.note.placeholder')}
        aria-label={t('incident.note.label')}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${chosen}` : undefined}
        onChange={event => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setClosed(false);
          setActive(0);
        }}
        onSelect={event => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setClosed(true)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}
