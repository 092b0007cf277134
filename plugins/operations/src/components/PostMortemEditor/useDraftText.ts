import {
  NamedRef,
  PostMortemDetail,
  PostMortemText,
} from '@operate-first/plugin-operations-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { isConflict } from '../../hooks/useIncident';
import { Kept, readKept } from './kept';
import { useKeeping } from './useKeeping';

/** Saved when typing has rested for so long. */
const RESTS_MS = 1_500;

/** What a text was made from. */
type Begun = Pick<Kept, 'version' | 'base'>;

/** What is saved: a working text, or what was published, to begin with. */
function savedOf({ working, markdown, source }: PostMortemDetail): Kept {
  return {
    text: working?.markdown ?? markdown ?? '',
    version: working?.version ?? 0,
    // What a working text was made from is known where it is saved.
    base: working ? undefined : source?.content,
  };
}

/** What somebody else did meanwhile. @internal */
export interface Theirs extends Kept {
  by?: NamedRef;
  at?: string;
  isInGit: boolean;
}

interface Meanwhile {
  theirs: Theirs;
  /** What is saved here. */
  saved: Kept;
}

/** They have saved here, or else they have changed the file in git. */
function meanwhileOf(detail: PostMortemDetail, begun: Begun): Meanwhile {
  const saved = savedOf(detail);
  const { working, source, markdown } = detail;
  const isInGit = Boolean(working) && saved.version === begun.version;
  const theirs: Theirs = isInGit
    ? {
        ...saved,
        text: markdown ?? saved.text,
        base: source?.content,
        at: source?.changedAt,
        isInGit,
      }
    : { ...saved, by: working?.savedBy, at: working?.savedAt, isInGit };
  return { theirs, saved };
}

const errorOf = (problem: unknown) =>
  problem instanceof Error ? problem : new Error(String(problem));

/**
 * A text that is being written: saved by itself when one pauses, kept in this browser until then, and never over what
 * somebody else has saved.
 *
 * @internal
 */
export function useDraftText(
  detail: PostMortemDetail,
  api: {
    write: (text: PostMortemText) => Promise<PostMortemDetail>;
    read: () => Promise<PostMortemDetail>;
  },
) {
  const { key } = detail.postMortem;
  const { write, read } = api;
  const [saved, setSaved] = useState(() => savedOf(detail));
  const [kept] = useState(() => {
    const found = readKept(key);
    return found && found.text !== saved.text ? found : undefined;
  });
  const [text, setText] = useState(kept?.text ?? saved.text);
  const { soon, forget } = useKeeping(key);
  const latest = useRef(text);
  latest.current = text;
  const [wasRestored, setRestored] = useState(kept !== undefined);
  // Of what was restored, where it began: others may have saved since.
  const begun = useRef<Begun>(kept ?? saved);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<Error>();
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const [savedAt, setSavedAt] = useState(detail.working?.savedAt);
  const isDirty = text !== saved.text;

  // What others save is taken as long as nothing of one's own would be lost. What they change in git below a text that
  // is being written is not: that is told when it is saved.
  const present = detail.postMortem.version;
  const seen = useRef(present);
  useEffect(() => {
    if (present <= seen.current || isDirty || isSaving) return;
    seen.current = present;
    const next = savedOf(detail);
    if (detail.working && next.version === begun.current.version) return;
    setSaved(next);
    setText(next.text);
    begun.current = next;
    setSavedAt(detail.working?.savedAt);
  }, [present, isDirty, isSaving, detail]);

  const accept = useCallback(
    (answer: PostMortemDetail, written: string) => {
      const next = savedOf(answer);
      seen.current = Math.max(seen.current, answer.postMortem.version);
      setSaved({ ...next, text: written });
      begun.current = next;
      setSavedAt(answer.working?.savedAt);
      setMeanwhile(undefined);
      setRestored(false);
      // What was written while it was saved is not saved.
      if (latest.current === written) forget();
      else soon({ ...next, text: latest.current });
    },
    [soon, forget],
  );

  const save = useCallback(
    async (over?: Begun): Promise<boolean> => {
      const { version, base } = over ?? begun.current;
      setSaving(true);
      setError(undefined);
      try {
        accept(await write({ markdown: text, version, base }), text);
        return true;
      } catch (problem) {
        if (isConflict(problem)) {
          setMeanwhile(
            await read().then(
              answer => meanwhileOf(answer, begun.current),
              failed => {
                setError(errorOf(failed));
                return undefined;
              },
            ),
          );
        } else {
          setError(errorOf(problem));
        }
        return false;
      } finally {
        setSaving(false);
      }
    },
    [text, write, read, accept],
  );

  useDebounce(
    () => {
      if (isDirty && !isSaving && !meanwhile && !error) save();
    },
    RESTS_MS,
    [text, isDirty, isSaving],
  );

  const change = useCallback(
    (next: string) => {
      setText(next);
      setError(undefined);
      const { version, base } = begun.current;
      soon({ text: next, version, base });
    },
    [soon],
  );

  const edit = useCallback(
    (make: (present: string) => string) => change(make(latest.current)),
    [change],
  );

  return {
    text,
    change,
    /** Changes what is there by now. */
    edit,
    save,
    isDirty,
    isSaving,
    error,
    savedAt,
    wasRestored,
    /** Nothing of it stays in this browser. */
    forget,
    /** What somebody else did meanwhile. */
    theirs: meanwhile?.theirs,
    /** Takes what is saved, or what they did, instead of one's own. */
    yield: () => {
      const next = meanwhile ?? {
        theirs: savedOf(detail),
        saved: savedOf(detail),
      };
      forget();
      setSaved(next.saved);
      setText(next.theirs.text);
      begun.current = next.theirs;
      setMeanwhile(undefined);
      setRestored(false);
      setError(undefined);
    },
  };
}

/** @internal */
export type DraftText = ReturnType<typeof useDraftText>;
