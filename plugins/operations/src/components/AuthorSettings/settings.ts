import { AuthorSettings } from '@operate-first/plugin-operations-common';

/** What the form holds while somebody writes. @internal */
export interface AskedForm {
  suggested: boolean;
  prefers: AuthorSettings['prefers'];
  shownTo: AuthorSettings['shownTo'];
  isAway: boolean;
  /** As the field has it: local, without a zone. */
  awayUntil: string;
}

const two = (value: number) => String(value).padStart(2, '0');

/** A moment as a field for local times has it. @internal */
export function localOf(iso: string): string {
  const date = new Date(iso);
  const day = [
    date.getFullYear(),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** An absence that is over is none. @internal */
export function askedFormOf(settings: AuthorSettings, now: number): AskedForm {
  const { suggested, prefers, shownTo, awayUntil } = settings;
  const isAway = awayUntil !== undefined && Date.parse(awayUntil) > now;
  return {
    suggested,
    prefers,
    shownTo,
    isAway,
    awayUntil: isAway ? localOf(awayUntil) : '',
  };
}

/** What is wrong with the absence, where something is. @internal */
export function awayProblemOf(
  { isAway, awayUntil }: AskedForm,
  now: number,
): 'missing' | 'past' | undefined {
  if (!isAway) return undefined;
  const until = Date.parse(awayUntil);
  if (Number.isNaN(until)) return 'missing';
  return until <= now ? 'past' : undefined;
}

/** What is sent. @internal */
export function askedSettingsOf(form: AskedForm): AuthorSettings {
  const { suggested, prefers, shownTo, isAway, awayUntil } = form;
  return {
    suggested,
    prefers,
    shownTo,
    ...(isAway && { awayUntil: new Date(awayUntil).toISOString() }),
  };
}
