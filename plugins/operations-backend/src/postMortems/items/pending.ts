import {
  ActionItem,
  ActionItemEdit,
} from '@operate-first/plugin-operations-common';

/** A change that is not in git yet. @internal */
export interface PendingChange {
  edit: ActionItemEdit;
  by: string;
  since: string;
}

/** An item with a change that is not in git yet. @internal */
export function withPending(
  item: ActionItem,
  pending: string | null,
  today: string,
): ActionItem {
  if (pending === null) return item;
  const { edit, since }: PendingChange = JSON.parse(pending);
  const { title = item.title, severity = item.severity } = edit;
  const due = 'due' in edit ? edit.due : item.due;
  const done = 'done' in edit ? edit.done : item.done;
  const isDone = done !== undefined;
  const late = due !== undefined && due < today;
  const open: ActionItem['state'] = late ? 'overdue' : 'open';
  return {
    ...item,
    pendingSince: since,
    title,
    severity,
    due,
    done: done === true ? today : done,
    state: isDone ? 'done' : open,
  };
}
