/** A line of a stack trace. @public */
export interface TraceFrame {
  /** As it stands there: absolute, of a container, or of a package. */
  file: string;
  line?: number;
  function?: string;
}

const MOST_FRAMES = 50;
const LONGEST = 20_000;

interface Reader {
  language: string;
  pattern: RegExp;
  frame(groups: Record<string, string | undefined>): TraceFrame;
}

const plain: Reader['frame'] = ({ file = '', line, name }) => ({
  file,
  ...(line !== undefined && { line: Number(line) }),
  ...(name && { function: name.trim() }),
});

/** The package of a class and the name of its file make the path below the sources. */
function javaFrame({
  name = '',
  file = '',
  line,
}: Record<string, string | undefined>): TraceFrame {
  const folders = name
    .split('.')
    .slice(0, -2)
    .filter(part => !part.includes('$'));
  return plain({ name, line, file: [...folders, file].join('/') });
}

const READERS: Reader[] = [
  {
    language: 'Java',
    pattern:
      /^\s*at (?:[\w.@-]{1,80}\/{1,2})?(?<name>[\w.$<>]{3,200})\((?<file>[\w$-]{1,80}\.(?:java|kt|scala|groovy))(?::(?<line>\d{1,7}))?\)/,
    frame: javaFrame,
  },
  {
    language: 'Node',
    pattern:
      /^\s*at (?:async )?(?:(?:new )?(?<name>[\w.$<>[\] ]{1,120}) \()?(?:file:\/\/)?(?<file>[^()\s]{1,300}?):(?<line>\d{1,7}):\d{1,7}\)?$/,
    frame: plain,
  },
  {
    language: 'Python',
    pattern:
      /^\s*File "(?<file>[^"]{1,300})", line (?<line>\d{1,7})(?:, in (?<name>[\w<>]{1,120}))?/,
    frame: plain,
  },
  {
    language: 'Go',
    pattern:
      /^\s+(?<file>[\w./@~+-]{1,300}\.(?:go|s)):(?<line>\d{1,7})(?: \+0x[0-9a-f]+)?$/,
    frame: plain,
  },
  {
    language: '.NET',
    pattern:
      /^\s*at (?<name>[\w.`<>[\]]{3,200})\([^()]{0,200}\) in (?<file>.{1,300}):line (?<line>\d{1,7})$/,
    frame: ({ file = '', ...rest }) =>
      plain({ ...rest, file: file.replace(/\\/g, '/') }),
  },
  {
    language: 'Ruby',
    pattern:
      /^\s*(?:from )?(?<file>[\w./@-]{1,200}\.rb):(?<line>\d{1,7}):in [`'](?<name>[^`']{1,120})'/,
    frame: plain,
  },
  {
    language: 'a place as compilers and people write it',
    pattern:
      /^\s*(?<file>[\w./@~+-]{1,300}\.\w{1,8}):(?<line>\d{1,7})(?::\d{1,7})?\s*$/,
    frame: plain,
  },
];

/** The parts of the runtime that nobody here wrote. */
const RUNTIME =
  /^node:|^internal\/|^<|^\[|\/(?:node_modules|site-packages|dist-packages)\/|^(?:java|javax|jdk|sun|kotlin)\/|\/(?:usr\/local\/go|lib\/python[\d.]*)\//;

/**
 * Reads the frames of a stack trace, or of a line of one: Node, Java, Python, Go, .NET and Ruby. Where it broke comes
 * first, as it does not in Python; what belongs to the runtime and to libraries comes last.
 *
 * @public
 */
export function readStackTrace(text: string): TraceFrame[] {
  const frames: TraceFrame[] = [];
  let python = 0;
  let goFunction: string | undefined;
  for (const line of text.slice(0, LONGEST).split(/\r?\n/)) {
    const found = frameIn(line);
    if (found?.language === 'Python') python += 1;
    if (found) {
      const name = found.language === 'Go' ? goFunction : undefined;
      frames.push(name ? { ...found.frame, function: name } : found.frame);
    }
    goFunction = /^([\w./*()[\]-]{1,300})\([^()]{0,300}\)$/.exec(line)?.[1];
  }
  // Python says the most recent call last.
  const ordered = python * 2 > frames.length ? frames.reverse() : frames;
  const unique = [
    ...new Map(ordered.map(one => [`${one.file}:${one.line}`, one])).values(),
  ];
  return [
    ...unique.filter(one => !isOfRuntime(one)),
    ...unique.filter(isOfRuntime),
  ].slice(0, MOST_FRAMES);
}

/**
 * Whether a frame is of the runtime or of a library, so that nobody here wrote it.
 *
 * @public
 */
export function isOfRuntime({ file }: TraceFrame): boolean {
  return RUNTIME.test(file);
}

function frameIn(line: string) {
  for (const { language, pattern, frame } of READERS) {
    const groups = pattern.exec(line)?.groups;
    if (groups) return { language, frame: frame(groups) };
  }
  return undefined;
}
