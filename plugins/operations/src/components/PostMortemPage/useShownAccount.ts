import {
  ActionItem,
  PostMortemActionItem,
  PostMortemDetail,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { usePostMortemPreview } from '../../hooks/usePostMortem';

function stateOf(
  { done, due }: PostMortemActionItem,
  today: string,
): ActionItem['state'] {
  if (done) return 'done';
  return due !== undefined && due < today ? 'overdue' : 'open';
}

/** What a text that is not published promises, as it would be listed. */
function promisedIn(
  { postMortem: { key, title } }: PostMortemDetail,
  markdown: string,
): { text: string; items: ActionItem[] } {
  const { document } = readPostMortem(markdown);
  if (!document) return { text: markdown, items: [] };
  const today = new Date().toISOString().slice(0, 10);
  return {
    text: document.body,
    items: document.actionItems.map(item => ({
      ...item,
      postMortem: { key, title },
      owner: item.owner?.includes(':') ? { ref: item.owner } : undefined,
      done: item.done === true ? undefined : item.done,
      state: stateOf(item, today),
    })),
  };
}

/**
 * The account that is shown: the reader's own, the public one, which readers of the internal one may look at, or, before it
 * is published, what is being written.
 *
 * @internal
 */
export function useShownAccount(detail: PostMortemDetail, isPublic: boolean) {
  const { markdown, text, items, working } = detail;
  const preview = usePostMortemPreview(
    detail.postMortem.key,
    isPublic ? markdown ?? text : undefined,
  );
  const isUnpublished = text === '' && working !== undefined;
  const written = useMemo(
    () => (isUnpublished ? promisedIn(detail, working.markdown) : undefined),
    // Nothing else of it is read.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [isUnpublished, working?.markdown],
  );
  return {
    preview,
    /** Whether nobody but its writers reads it yet. */
    isUnpublished,
    text: isPublic ? preview.data?.public : written?.text ?? text,
    items: written?.items ?? items,
  };
}
