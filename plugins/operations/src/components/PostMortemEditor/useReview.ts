import {
  PostMortemDocument,
  PostMortemProgress,
  postMortemProgress,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { useCallback, useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { usePeople } from '../../hooks/usePeople';
import { Hint, hintsOf } from './hints';

/** A reviewer comes when typing has rested for so long. */
const RESTS_MS = 600;
/** Longer texts are looked through when that is asked for: it takes seconds, in which nobody could write. */
const LONG = 200_000;

/** What a reviewer says of a text. @internal */
export interface Review {
  document: PostMortemDocument | undefined;
  hints: Hint[];
  progress: PostMortemProgress | undefined;
}

function reviewOf(text: string, names: string): Review {
  const read = readPostMortem(text);
  const { document } = read;
  return {
    document,
    hints: hintsOf(read, {
      now: new Date(),
      people: names.split('\n').filter(Boolean),
    }),
    progress: document && postMortemProgress(document),
  };
}

/** When the browser has nothing better to do. */
function whenIdle(run: () => void): () => void {
  if (!window.requestIdleCallback) {
    run();
    return () => {};
  }
  const id = window.requestIdleCallback(run, { timeout: 2_000 });
  return () => window.cancelIdleCallback(id);
}

/**
 * Has a text reviewed beside writing it, never while a key is pressed.
 *
 * @internal
 */
export function useReview(text: string) {
  // As one text, which stays the same while its people do.
  const names = usePeople()
    .map(({ name }) => name)
    .join('\n');
  const [rested, setRested] = useState(text);
  useDebounce(() => setRested(text), RESTS_MS, [text]);
  const [done, setDone] = useState<{ of: string; review: Review }>();
  const isLong = rested.length > LONG;
  const look = useCallback(
    () => setDone({ of: rested, review: reviewOf(rested, names) }),
    [rested, names],
  );
  useEffect(() => (isLong ? undefined : whenIdle(look)), [isLong, look]);
  return {
    review: done?.review,
    /** The text is too long to be looked through unasked, and has changed since it was. */
    askToLook: isLong && done?.of !== rested ? look : undefined,
  };
}
