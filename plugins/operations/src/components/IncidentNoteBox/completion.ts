import { INCIDENT_CAUSES } from '@operate-first/plugin-operations-common';
import { INCIDENT_STATUSES } from '../../hooks/useIncidentQuery';

/** The commands that the note box offers, the most used first. @internal */
export const COMMANDS = [
  'ack',
  'status',
  'severity',
  'assign',
  'resolve',
  'impact',
  'affects',
  'cause',
  'fix',
  'title',
  'duplicate',
  'chat',
  'tracker',
  'drill',
  'reopen',
] as const;

/** @internal */
export type CommandName = (typeof COMMANDS)[number];

/** What may follow, where that is known. */
const VALUES: Partial<Record<CommandName, readonly string[]>> = {
  severity: ['1', '2', '3', '4'],
  status: INCIDENT_STATUSES.filter(status => status !== 'triggered'),
  assign: [
    'commander me',
    'communications me',
    'technicalLead me',
    'scribe me',
  ],
  impact: ['minor', 'major', 'outage'],
  cause: INCIDENT_CAUSES,
  drill: ['on', 'off'],
};

/** One thing that can be put in place of what is being written. @internal */
export interface Completion {
  /** What is put in. */
  insert: string;
  command: CommandName;
  value?: string;
}

/** Where the line of the caret begins. */
function lineStart(text: string, caret: number): number {
  return text.lastIndexOf('\n', caret - 1) + 1;
}

/**
 * What could be meant where somebody writes a command. Nothing elsewhere, and nothing for what is written in full.
 *
 * @internal
 */
export function completionsOf(text: string, caret: number): Completion[] {
  const written = text.slice(lineStart(text, caret), caret);
  const match = /^\/(\w*)(?:\s+(.*))?$/.exec(written);
  if (!match) return [];
  const [, name, value] = match;
  if (value === undefined) {
    return COMMANDS.filter(
      command => command.startsWith(name.toLowerCase()) && command !== name,
    ).map(command => ({ command, insert: `/${command} ` }));
  }
  const command = COMMANDS.find(one => one === name);
  const values = (command && VALUES[command]) ?? [];
  return values
    .filter(
      one => one.toLowerCase().startsWith(value.toLowerCase()) && one !== value,
    )
    .map(one => ({
      command: command as CommandName,
      value: one,
      insert: `/${name} ${one}`,
    }));
}

/** The text with a completion in it, and where the caret is then. @internal */
export function complete(
  text: string,
  caret: number,
  { insert }: Completion,
): { text: string; caret: number } {
  const start = lineStart(text, caret);
  return {
    text: text.slice(0, start) + insert + text.slice(caret),
    caret: start + insert.length,
  };
}
