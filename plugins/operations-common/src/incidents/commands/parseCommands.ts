import { COMMANDS } from './commands';
import { CommandProblem, IncidentCommand, ParsedNote } from './model';
import { nearest } from './nearest';

/** A line of commands: a slash, and a word that begins with a letter. `/var/log` is a path, and text. */
const COMMAND = /^\/([a-zA-Z][a-zA-Z-]*)(?:[ \t]+(.*))?$/;
/** The start or end of code in Markdown. */
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** Follows which lines are code. */
function fences(): (line: string) => boolean {
  let open: string | undefined;
  return line => {
    const [, fence, rest] = FENCE.exec(line) ?? [];
    if (open === undefined) {
      open = fence;
      return fence !== undefined;
    }
    const closes =
      fence !== undefined &&
      fence[0] === open[0] &&
      fence.length >= open.length &&
      rest.trim() === '';
    if (closes) open = undefined;
    return true;
  };
}

function unknown(name: string): Pick<CommandProblem, 'message' | 'remedy'> {
  const names = COMMANDS.flatMap(one => one.names);
  const near = nearest(name.toLocaleLowerCase('en-US'), names);
  const all = COMMANDS.map(one => `/${one.names[0]}`).join(', ');
  return {
    message: `There is no command /${name}.`,
    remedy: near
      ? `Did you mean /${near}? Begin the line with // where it is text.`
      : `There are ${all}. Begin the line with // where it is text.`,
  };
}

/** What a line of commands says, or what is wrong with it. */
function read(
  name: string,
  rest: string,
): { command: IncidentCommand } | Pick<CommandProblem, 'message' | 'remedy'> {
  const lower = name.toLocaleLowerCase('en-US');
  const spec = COMMANDS.find(({ names }) => names.includes(lower));
  if (!spec) return unknown(name);
  const found = spec.read(rest);
  return typeof found === 'string'
    ? { message: found, remedy: `Write ${spec.usage}.` }
    : { command: found };
}

/**
 * Reads a text of the note box. Commands are lines that begin with a slash, in any case; a line that begins with two
 * slashes, and code, are text.
 *
 * @public
 */
export function parseCommands(text: string): ParsedNote {
  const isCode = fences();
  const kept: string[] = [];
  const commands: IncidentCommand[] = [];
  const problems: CommandProblem[] = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (isCode(line)) {
      kept.push(line);
      return;
    }
    if (line.startsWith('//')) {
      kept.push(line.slice(1));
      return;
    }
    const [, name, rest = ''] = COMMAND.exec(line.trimEnd()) ?? [];
    if (name === undefined) {
      kept.push(line);
      return;
    }
    const found = read(name, rest.trim());
    if ('command' in found) commands.push(found.command);
    else problems.push({ line: index + 1, text: line, ...found });
  });
  return { note: kept.join('\n').trim(), commands, problems };
}
