import { Visibility } from '@operate-first/plugin-operations-common';
import { FieldConflictError, FieldError } from '../../api/FieldError';
import { QuestionRow } from '../rows';

/** Text as somebody wrote it, which must say something. @internal */
export function checkText(field: 'title' | 'text', text: string): string {
  if (text.trim() !== '') return field === 'title' ? text.trim() : text;
  throw new FieldError({
    field,
    value: text,
    message: `The ${field} is empty.`,
    remedy: 'Say in a few words what you want to know.',
  });
}

/** Refuses to write over what somebody else has changed meanwhile. @internal */
export function refuseStale(
  field: 'title' | 'text' | 'visibility' | 'closed' | 'answer',
  value: string,
): never {
  throw new FieldConflictError({
    field,
    value,
    message: 'Somebody has changed this since you looked.',
    remedy: 'Look at what it says now, and change that.',
  });
}

/** A question is as restricted as what it is about. @internal */
export function mostOpen(
  wanted: Visibility | undefined,
  around: Array<Visibility | undefined>,
): Visibility {
  return wanted === 'internal' || around.includes('internal')
    ? 'internal'
    : 'public';
}

/** The sentence of a timeline. @internal */
export function entryText(
  { key, title }: Pick<QuestionRow, 'key' | 'title'>,
  what: 'asked' | 'answered' | 'accepted',
): string {
  switch (what) {
    case 'asked':
      return `${key} asked: ${title}`;
    case 'answered':
      return `${key} answered: ${title}`;
    default:
      return `${key}, an answer was accepted: ${title}`;
  }
}
