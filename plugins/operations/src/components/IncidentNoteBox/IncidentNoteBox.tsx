import { Button, Checkbox } from '@backstage/ui';
import { parseCommands } from '@operate-first/plugin-operations-common';
import { RiCloseLine, RiImageAddLine } from '@remixicon/react';
import { useId, useRef, useState } from 'react';
import { useDraft } from '../../hooks/useDraft';
import { Timeline } from '../../hooks/useIncidentTimeline';
import { useTextLimit } from '../../hooks/useTextLimit';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SignIn } from '../SignIn';
import { NoteText } from './NoteText';
import { PICTURE_TYPES, usePictures } from './usePictures';
import { refusal } from './refusal';
import { useSending } from './useSending';
import styles from './IncidentNoteBox.module.css';

function Pictures(props: { of: ReturnType<typeof usePictures> }) {
  const { added, remove } = props.of;
  const { t } = useOperationsTranslation();
  if (added.length === 0) return null;
  return (
    <ul className={styles.pictures}>
      {added.map(({ id, name }) => (
        <li key={id}>
          <Button
            size="small"
            variant="secondary"
            iconEnd={<RiCloseLine aria-hidden />}
            aria-label={t('incident.note.removePicture', { name })}
            onPress={() => remove(id)}
          >
            {name}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function PictureButton(props: {
  isDisabled: boolean;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useOperationsTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES}
        multiple
        hidden
        onChange={event => {
          props.onFiles([...(event.target.files ?? [])]);
          // The same picture can be chosen once more.
          event.target.value = '';
        }}
      />
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiImageAddLine aria-hidden />}
        isDisabled={props.isDisabled}
        onPress={() => input.current?.click()}
      >
        {t('incident.note.picture')}
      </Button>
    </>
  );
}

function Box(props: { incidentKey: string; timeline: Timeline }) {
  const { incidentKey, timeline } = props;
  const { t, locale } = useOperationsTranslation();
  const [text, setText] = useDraft(`operations.note.${incidentKey}`);
  const [isLog, setLog] = useState(false);
  const pictures = usePictures(incidentKey);
  const { loading, error, send } = useSending(timeline.add);
  const hintId = useId();
  const tooLong = useTextLimit(text);
  // What cannot be sent is not read, either: it may be a whole log file.
  const problems = isLog || tooLong ? [] : parseCommands(text).problems;
  const isEmpty = !text.trim() && pictures.added.length === 0;
  const isBlocked =
    loading ||
    isEmpty ||
    Boolean(tooLong) ||
    pictures.isAdding ||
    problems.length > 0;

  const submit = async () => {
    if (isBlocked) return;
    const done = await send(text, isLog ? 'log' : 'note', pictures.added);
    if (done !== true) return;
    setText('');
    setLog(false);
    pictures.clear();
  };
  return (
    <div
      className={styles.box}
      onDragOver={event => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={event => {
        const files = [...event.dataTransfer.files];
        if (files.length === 0) return;
        event.preventDefault();
        pictures.add(files);
      }}
    >
      <NoteText
        text={text}
        isDisabled={loading}
        describedBy={hintId}
        onChange={setText}
        onSend={submit}
        onFiles={pictures.add}
      />
      <Pictures of={pictures} />
      <div role="status" className={styles.said}>
        {loading && <p>{t('incident.note.sending')}</p>}
        {error && !loading && (
          <p>
            {t('incident.note.failed', {
              message: refusal(error, text, { t, locale }),
            })}
          </p>
        )}
        {problems.map(({ line, message, remedy }) => (
          <p key={line}>
            {t('incident.note.line', { line: String(line), message })} {remedy}
          </p>
        ))}
        {pictures.problems.map(problem => (
          <p key={problem}>{problem}</p>
        ))}
        {tooLong && <p>{tooLong}</p>}
      </div>
      <div className={styles.tools}>
        <Button
          size="small"
          variant="primary"
          isDisabled={isBlocked}
          onPress={() => {
            submit();
          }}
        >
          {t('incident.note.send')}
        </Button>
        <PictureButton isDisabled={loading} onFiles={pictures.add} />
        <Checkbox isSelected={isLog} onChange={setLog}>
          {t('incident.note.log')}
        </Checkbox>
        <span id={hintId} className={styles.quiet}>
          {t('incident.note.hint')}
        </span>
      </div>
    </div>
  );
}

/**
 * Where one writes into an incident: a note, an excerpt of a log, a picture, or commands. What could not be sent stays.
 *
 * @internal
 */
export function IncidentNoteBox(props: {
  incidentKey: string;
  timeline: Timeline;
  mayWrite: boolean;
}) {
  const { t } = useOperationsTranslation();
  if (!props.mayWrite) {
    return (
      <p className={styles.quiet}>
        {t('incident.note.anonymous', { signIn: <SignIn /> })}
      </p>
    );
  }
  return <Box incidentKey={props.incidentKey} timeline={props.timeline} />;
}
