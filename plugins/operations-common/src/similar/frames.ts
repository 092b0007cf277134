interface FrameRule {
  name: string;
  pattern: RegExp;
  frame(groups: string[]): string | undefined;
}

const short = (qualified: string, parts: number) =>
  qualified.split(/[./]/).slice(-parts).join('.');

const file = (path: string) => path.slice(path.search(/[^/\\]*$/));

/* Where in a program: the function without the folder in which somebody built it, and without lines, which move. */
const FRAMES: FrameRule[] = [
  {
    name: 'Java',
    pattern:
      /^\s*at (?:[\w.@-]{1,80}\/{1,2})?([\w.$<>]{3,200})\((?:[\w$-]{1,80}\.\w{1,8}(?::\d+)?|Native Method|Unknown Source)\)/,
    frame: ([name]) => short(name.replace(/\$\$?Lambda[$\w/]*|\$\d+/g, ''), 2),
  },
  {
    name: 'Node, with a function',
    pattern:
      /^\s*at (?:async )?(?:new )?([\w.$<>[\] ]{1,120}) \(([^()\s]{1,300}?):\d+:\d+\)/,
    frame: ([name, path]) => `${file(path)}:${short(name.trim(), 2)}`,
  },
  {
    name: 'Node',
    pattern: /^\s*at (?:async )?([^()\s]{1,300}?):\d+:\d+$/,
    frame: ([path]) => file(path),
  },
  {
    name: 'Python',
    pattern: /^\s*File "([^"]{1,300})", line \d+(?:, in ([\w<>]{1,120}))?/,
    frame: ([path, name]) => `${file(path)}:${name ?? ''}`,
  },
  {
    name: 'Go',
    pattern:
      /^((?:[\w.-]{1,80}\/){0,8}[\w-]{1,60}\.(?:\(\*?[\w[\].]{1,60}\)\.)?[\w.]{1,80})\([^()]{0,200}\)?(?: ?\{?)$/,
    frame: ([name]) =>
      name.slice(name.lastIndexOf('/') + 1).replace(/[()*]/g, ''),
  },
  {
    name: 'Ruby',
    pattern: /^\s*(?:from )?([\w./-]{1,200}\.rb):\d+:in [`']([^`']{1,120})'/,
    frame: ([path, name]) => `${file(path)}:${name}`,
  },
  {
    name: 'PHP',
    pattern: /^#\d{1,3} ([\w./-]{1,200}\.php)\(\d+\): ([\w\\:>-]{1,120})/,
    frame: ([path, name]) => `${file(path)}:${name}`,
  },
  {
    name: '.NET',
    pattern:
      /^\s*at ([\w.`<>[\]]{3,200})\([^()]{0,200}\)(?: in .{1,300}:line \d+)?$/,
    frame: ([name]) => short(name, 2),
  },
];

/** Where a Go frame is: it stands in a line of its own and tells nothing that the frame does not. */
const PLACE =
  /^\s+\/?[\w./@+-]{1,300}\.go:\d+(?: \+0x[0-9a-f]+)?$|^goroutine \d+ \[.{1,60}\]:$|^\s*\.\.\. \d+ (?:more|common frames omitted)$|^\s*\^+$/;

/** The frame that a line of a stack is; an empty one where it is part of a stack and tells nothing. */
export function frameOf(line: string): string | undefined {
  for (const { pattern, frame } of FRAMES) {
    const found = pattern.exec(line);
    if (found) return frame(found.slice(1));
  }
  return PLACE.test(line) ? '' : undefined;
}

const EXCEPTION =
  /(?<![\w/])((?:[a-z_][\w$]{0,60}\.){0,10}(?:[A-Z][\w$]{0,80}\.){0,3}[A-Z][\w$]{0,80}(?:Exception|Error|Fault|Failure|Timeout|Interrupt|Refused|Warning)|(?:[A-Z]\w{1,40}::){1,5}[A-Z]\w{1,60}|panic|MemoryError|KeyError)(?![\w(])/g;

/** Classes of errors in a line, by their simple names. */
export function exceptionsOf(line: string): string[] {
  const names = new Set<string>();
  for (const [, name] of line.matchAll(EXCEPTION)) {
    names.add(name.split(/[.]|::|\$/).at(-1) ?? name);
  }
  return [...names];
}
