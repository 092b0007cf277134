import { Document, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { PostMortemProblem } from '../../generated/openapi';

/** More than this is not what a person wrote. */
const LIMIT = 256 * 1024;
const ALIASES = 100;

/** @internal */
export interface FrontMatter {
  values: Record<string, unknown>;
  /** Lines of fields, from 1, in the file. */
  lines: Record<string, number>;
}

/** @internal */
export function yamlDocument(yaml: string, lineCounter?: LineCounter) {
  return parseDocument(yaml, {
    schema: 'core',
    lineCounter,
    prettyErrors: false,
    logLevel: 'error',
    keepSourceTokens: false,
  });
}

/** Lines of the fields, and of those of the items of lists. */
function linesOf(document: Document, lineOf: (offset: number) => number) {
  const lines: Record<string, number> = {};
  const visit = (node: unknown, path: string, depth: number) => {
    if (depth > 3) return;
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const { value: name, range } = key as {
          value?: unknown;
          range?: [number, number, number];
        };
        const own = path ? `${path}.${name}` : String(name);
        if (range) lines[own] = lineOf(range[0]);
        visit(value, own, depth + 1);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const own = `${path}[${index}]`;
        const { range } = item as { range?: [number, number, number] };
        if (range) lines[own] = lineOf(range[0]);
        visit(item, own, depth + 1);
      });
    }
  };
  visit(document.contents, '', 0);
  return lines;
}

function broken(message: string, line?: number): PostMortemProblem {
  return { severity: 'error', message, ...(line !== undefined && { line }) };
}

/** The words of the library for what people get wrong most. */
function sentence({ code, message }: { code: string; message: string }) {
  if (code === 'DUPLICATE_KEY') {
    return 'The front matter has the same field twice. Keep one of both.';
  }
  const [first] = message.split('\n');
  return `The front matter is no YAML: ${first.replace(/[:.]?$/, '.')}`;
}

/**
 * Reads front matter. Times without quotes stay the text they are.
 *
 * @internal
 */
export function readFrontMatter(
  yaml: string,
  firstLine: number,
): { frontMatter?: FrontMatter; problems: PostMortemProblem[] } {
  if (yaml.length > LIMIT) {
    const message = `The front matter is longer than ${
      LIMIT / 1024
    } kB. What is long belongs into the body.`;
    return { problems: [broken(message, firstLine)] };
  }
  const counter = new LineCounter();
  const lineOf = (offset: number) =>
    Math.max(0, counter.linePos(offset).line - 1) + firstLine;
  try {
    const document = yamlDocument(yaml, counter);
    if (document.errors.length > 0) {
      return {
        problems: document.errors
          .slice(0, 10)
          .map(e => broken(sentence(e), lineOf(e.pos[0]))),
      };
    }
    const read: unknown = document.toJS({ maxAliasCount: ALIASES });
    // There and back: what goes round in circles ends here.
    const values: unknown = JSON.parse(JSON.stringify(read ?? {}));
    if (
      typeof values !== 'object' ||
      values === null ||
      Array.isArray(values)
    ) {
      const message =
        'The front matter is no group of fields. Write one in each line, such as "title: …".';
      return { problems: [broken(message, firstLine)] };
    }
    return {
      frontMatter: {
        values: values as Record<string, unknown>,
        lines: linesOf(document, lineOf),
      },
      problems: [],
    };
  } catch {
    // Aliases that multiply without end, circles, or lists in lists without end.
    const message =
      'The front matter refers to itself too often, or is nested too deep. Write the values out.';
    return { problems: [broken(message, firstLine)] };
  }
}
