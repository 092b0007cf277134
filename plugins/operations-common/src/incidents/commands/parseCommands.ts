import { ParsedNote } from './model';

/** Reads a text of the note box: commands are lines that begin with a slash. @public */
export function parseCommands(text: string): ParsedNote {
  return { note: text.trim(), commands: [], problems: [] };
}
