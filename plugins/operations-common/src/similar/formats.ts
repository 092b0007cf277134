/** How much a line says by its level alone. */
const LEVELS: Record<string, number> = {
  fatal: 1,
  panic: 1,
  emerg: 1,
  alert: 1,
  crit: 1,
  critical: 1,
  severe: 1,
  error: 1,
  err: 1,
  e: 1,
  f: 1,
  failed: 1,
  warning: 0.8,
  warn: 0.8,
  w: 0.8,
  notice: 0.35,
  info: 0.3,
  information: 0.3,
  normal: 0.3,
  i: 0.3,
  log: 0.5,
  statement: 0.2,
  hint: 0.4,
  debug: 0.15,
  trace: 0.15,
  d: 0.15,
};

/** A line without its frame: what was said, and how loud. */
export interface Unwrapped {
  text: string;
  /** undefined: its format tells no level. */
  level?: number;
}

interface Format {
  name: string;
  read(line: string): Unwrapped | undefined;
}

const levelOf = (word: unknown): number | undefined => {
  // pino and bunyan write levels as numbers.
  if (typeof word === 'number') {
    if (word >= 50) return 1;
    return word >= 40 ? 0.8 : 0.3;
  }
  return typeof word === 'string' ? LEVELS[word.toLowerCase()] : undefined;
};

const SAYING =
  /^(?:msg|message|@message|log|text|error|err|errors?_?message|error\.message|exception|exc_info|stack|stack_?trace|error\.stack(?:_trace)?|reason|cause|detail|details|description|code|status|status_?code|errno|syscall|type|class|name|sqlState|sqlstate|port|exitCode|exit_?code|MESSAGE|event|title)$/i;

function saidBy(value: unknown, name: string, depth: number): string[] {
  if (typeof value === 'string') {
    // Docker wraps what may be JSON itself.
    if (depth < 3 && value.startsWith('{')) {
      const inner = parsed(value.trim());
      if (inner) return saidBy(inner, '', depth + 1);
    }
    return [
      /code|status|errno|state|port/i.test(name) ? `${name}=${value}` : value,
    ];
  }
  if (typeof value === 'number') return [`${name}=${value}`];
  if (depth > 3 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.slice(0, 20).flatMap(each => saidBy(each, name, depth + 1));
  }
  return Object.entries(value).flatMap(([key, each]) =>
    SAYING.test(key) ? saidBy(each, key, depth + 1) : [],
  );
}

function parsed(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** A prefix, and what stands in its groups: the level and what was said. */
const prefix = (name: string, pattern: RegExp): Format => ({
  name,
  read(line) {
    const groups = pattern.exec(line)?.groups;
    if (!groups) return undefined;
    return { text: groups.said, level: levelOf(groups.level) };
  },
});

const TIME =
  '\\[?\\d{4}[-/]\\d{2}[-/]\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?(?:Z| ?[+-]\\d{2}:?\\d{2}| [A-Z]{3,4})?\\]?';
const LEVEL =
  'TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|CRIT|PANIC|trace|debug|info|notice|warn|warning|error|fatal|critical|crit|panic|emerg|alert';

const FORMATS: Format[] = [
  {
    name: 'JSON',
    read(line) {
      const at = line.indexOf('{');
      if (at < 0 || at > 80) return undefined;
      const object = parsed(line.slice(at));
      if (!object) return undefined;
      const said = saidBy(object, '', 0);
      if (said.length === 0) return undefined;
      const level = levelOf(
        object.level ?? object.severity ?? object.lvl ?? object['log.level'],
      );
      return { text: said.join('\n'), level };
    },
  },
  {
    name: 'JSON, cut off',
    read(line) {
      if (!line.startsWith('{"')) return undefined;
      const pairs = line.matchAll(
        /"([\w.@]{1,40})":\s?(?:"((?:[^"\\]|\\.){0,4000})|(\d{1,10}))/g,
      );
      const said: string[] = [];
      let level: number | undefined;
      for (const [, key, text, number] of pairs) {
        if (/^(?:level|severity|lvl)$/i.test(key)) level = levelOf(text);
        else if (SAYING.test(key)) {
          said.push(
            ...saidBy(text?.replace(/\\n/g, '\n') ?? Number(number), key, 3),
          );
        }
      }
      return said.length > 0 ? { text: said.join('\n'), level } : undefined;
    },
  },
  {
    name: 'logfmt',
    read(line) {
      if (!/(?:^|\s)(?:level|lvl|severity|ts|time|msg)="?\S/.test(line))
        return undefined;
      const pairs = [
        ...line.matchAll(
          /(?:^|\s)([\w.]{1,40})=(?:"((?:[^"\\]|\\.){0,4000})"?|(\S{1,500}))/g,
        ),
      ];
      if (pairs.length < 3) return undefined;
      const said: string[] = [];
      let level: number | undefined;
      for (const [, key, quoted, bare] of pairs) {
        const value = quoted ?? bare;
        if (/^(?:level|lvl|severity)$/i.test(key)) level = levelOf(value);
        else if (SAYING.test(key)) said.push(...saidBy(value, key, 3));
      }
      return said.length > 0 ? { text: said.join('\n'), level } : undefined;
    },
  },
  prefix(
    'klog',
    /^(?<level>[IWEF])\d{4} \d{2}:\d{2}:\d{2}\.\d{1,9}\s+\d{1,9} [\w.-]{1,80}:\d{1,6}\] (?<said>.*)$/,
  ),
  prefix(
    'PostgreSQL',
    /^(?:.{0,120}?[\s\]>:])?(?<level>ERROR|FATAL|PANIC|WARNING|LOG|HINT|STATEMENT|NOTICE): {2}(?<said>.*)$/,
  ),
  prefix(
    'nginx',
    new RegExp(
      `^${TIME} \\[(?<level>\\w{1,8})\\] \\d+#\\d+: (?:\\*\\d+ )?(?<said>.*?)(?:, client: .*)?$`,
    ),
  ),
  prefix(
    'log4j',
    new RegExp(
      `^${TIME}\\s+(?:\\[[^\\]]{0,80}\\]\\s+)?\\[?(?<level>${LEVEL})\\]?\\s+(?:\\d{1,7}\\s+)?(?:---\\s+)?(?:\\[[^\\]]{0,80}\\]\\s+)*(?:[\\w.$/-]{1,120}\\s{0,20}(?: - |: |\\s*:\\s))?(?<said>.*)$`,
    ),
  ),
  prefix(
    'Python',
    new RegExp(
      `^(?:${TIME} )?(?<level>${LEVEL}):(?:[\\w.]{1,80}:)?(?<said>.*)$`,
    ),
  ),
  prefix(
    'syslog',
    /^(?:<\d{1,3}>)?(?:\d )?(?:[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}T\S{8,30}) [\w.-]{1,80} [\w./@-]{1,80}(?:\[\d{1,9}\])?:? (?:[\d-]{1,7} \S{1,20} (?:-|\[[^\]]{0,400}\]) )?(?<said>.*)$/,
  ),
  prefix('kernel', /^(?:\[\s{0,10}\d{1,9}\.\d{1,9}\] )(?<said>.*)$/),
  prefix(
    'events of Kubernetes',
    /^\s{0,8}(?:[\w.-]{1,80}\s{1,10})?(?:(?:\d{1,4}[smhd]){1,3}|<unknown>)(?: \(x\d{1,6} over [\dsmhd]{1,12}\))?\s{1,10}(?<level>Warning|Normal)\s{1,10}(?<said>.*)$/,
  ),
  prefix(
    'events of Kubernetes, described',
    /^\s{0,8}(?<level>Warning|Normal)\s{1,10}(?<said>[A-Z]\w{2,40}\s{1,10}.*)$/,
  ),
  prefix(
    'time and level',
    new RegExp(
      `^(?:${TIME}[ :|-]{1,4})?[\\[(|]?(?<level>${LEVEL})[\\])|]?[ :|-]{1,4}(?<said>.*)$`,
    ),
  ),
  prefix('time', new RegExp(`^${TIME}[ :|-]{1,4}(?<said>.*)$`)),
];

/** Takes off what a log format puts around what was said; a frame inside a frame, too. */
export function unwrap(line: string): Unwrapped {
  let text = line.trim();
  let level: number | undefined;
  for (let depth = 0; depth < 3; depth += 1) {
    let found: Unwrapped | undefined;
    for (const format of FORMATS) {
      found = format.read(text);
      if (found) break;
    }
    if (!found) break;
    // The inner frame knows better how bad it is.
    level = found.level ?? level;
    text = found.text.trim();
    if (text.includes('\n')) break;
  }
  return { text, level };
}
