import { TimelineEntryInput } from '@operate-first/plugin-operations-common';
import { useRef } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { Timeline } from '../../hooks/useIncidentTimeline';
import { AddedPicture } from './usePictures';

/** What is to be written: the text with the first picture, and an entry for each other one. */
function inputsOf(
  text: string,
  kind: TimelineEntryInput['kind'],
  pictures: AddedPicture[],
): TimelineEntryInput[] {
  const [first, ...others] = pictures;
  const said = text.trim() ? text : first?.name;
  if (!said) return [];
  return [
    { kind, text: said, fileId: first?.id },
    ...others.map(({ id, name }) => ({
      kind: 'note' as const,
      text: name,
      fileId: id,
    })),
  ];
}

/**
 * Sends what was written. What is sent once more because nobody knows whether it arrived, is written once.
 *
 * @internal
 */
export function useSending(add: Timeline['add']) {
  const keys = useRef(new Map<string, string>());
  const [state, send] = useAsyncFn(
    async (
      text: string,
      kind: TimelineEntryInput['kind'],
      pictures: AddedPicture[],
    ) => {
      for (const input of inputsOf(text, kind, pictures)) {
        const what = JSON.stringify(input);
        const idempotencyKey = keys.current.get(what) ?? crypto.randomUUID();
        keys.current.set(what, idempotencyKey);
        await add({ ...input, idempotencyKey });
      }
      keys.current.clear();
      return true;
    },
    [add],
  );
  return { ...state, send };
}
