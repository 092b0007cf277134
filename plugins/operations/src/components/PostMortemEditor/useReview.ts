import {
  PostMortemDocument,
  PostMortemProgress,
  postMortemProgress,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { usePeople } from '../../hooks/usePeople';
import { Hint, hintsInTurns } from './hints';

/** A reviewer comes when typing has rested for so long. */
const RESTS_MS = 600;
/** Longer texts are looked through when that is asked for. */
const LONG = 200_000;
/** Whoever writes gets their turn after so long. */
const TURN_MS = 10;

/** What a reviewer says of a text. @internal */
export interface Review {
  document: PostMortemDocument | undefined;
  hints: Hint[];
  progress: PostMortemProgress | undefined;
}

/** Lets the page answer now and then; where the text is another one by now, nobody wants to know any more. */
function turnsOf(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since > TURN_MS) {
      await new Promise(resolve => {
        setTimeout(resolve);
      });
      since = performance.now();
    }
    signal.throwIfAborted();
  };
}

async function reviewOf(
  text: string,
  names: string,
  signal: AbortSignal,
): Promise<Review> {
  const turn = turnsOf(signal);
  const read = readPostMortem(text);
  const { document } = read;
  const people = names.split('\n').filter(Boolean);
  const facts = { now: new Date(), people };
  const hints = await hintsInTurns(read, facts, turn);
  await turn();
  return {
    document,
    hints,
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
  const looking = useRef<AbortController | undefined>(undefined);
  const look = useCallback(async () => {
    looking.current?.abort();
    const current = new AbortController();
    looking.current = current;
    const { signal } = current;
    try {
      const review = await reviewOf(rested, names, signal);
      if (!signal.aborted) setDone({ of: rested, review });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }, [rested, names]);
  useEffect(() => {
    const stop = isLong ? undefined : whenIdle(look);
    return () => {
      stop?.();
      looking.current?.abort();
    };
  }, [isLong, look]);
  return {
    review: done?.review,
    /** The text is too long to be looked through unasked, and has changed since it was. */
    askToLook: isLong && done?.of !== rested ? look : undefined,
  };
}
