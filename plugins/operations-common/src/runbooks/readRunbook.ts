import { z } from 'zod';
import { RunbookProblem } from '../generated/openapi';
import { readFrontMatter } from '../postMortems/frontMatter/readFrontMatter';
import { splitFrontMatter } from '../postMortems/frontMatter/splitFrontMatter';
import { markdownParts } from './markdown';
import { RunbookDocument, RunbookSurroundings } from './model';
import { folderOf, nameOf, resolvePath } from './paths';

const MOST = 50;
const LONGEST_TITLE = 300;
/** As rules of Prometheus are called; other names of files say what they are about. */
const ALERT_NAME = /^[A-Z][A-Za-z0-9_]*$/;
const SAYS_NOTHING = /^(readme|index)$/i;

const text = z.string().trim().min(1).max(200);
/** One or several; what is otherwise is not there. */
const names = z
  .union([
    z.array(text).max(MOST),
    text.transform(one => one.split(/\s*,\s*/).filter(Boolean)),
  ])
  .catch([]);
const fields = z.object({
  title: z.string().trim().min(1).optional().catch(undefined),
  alert: names.optional(),
  alerts: names.optional(),
  service: names.optional(),
  services: names.optional(),
  visibility: z.enum(['public', 'internal']).optional().catch('internal'),
});

function refOf(name: string): string {
  const ref = name.includes('/') ? name : `default/${name}`;
  return (ref.includes(':') ? ref : `component:${ref}`).toLocaleLowerCase(
    'en-US',
  );
}

/** The services that folders and the file are called after, where each is called so alone. */
function servicesOfPath(path: string, known: ReadonlySet<string>): string[] {
  const parts = [...folderOf(path).split('/'), nameOf(path)].map(part =>
    part.toLocaleLowerCase('en-US'),
  );
  return parts.flatMap(part => {
    const called = [...known].filter(ref => ref.endsWith(`/${part}`));
    return part !== '' && called.length === 1 ? called : [];
  });
}

function lineCount(before: string): number {
  return before.split(/\r\n?|\n/).length - 1;
}

function nowhere(target: string, path: string): string {
  return `The link ${target} leads nowhere: there is no ${path}.`;
}

/** Where a link within the repository leads nowhere, as a sentence. */
function deadLink(
  target: string,
  path: string,
  anchors: readonly string[],
  known: {
    files: ReadonlyMap<string, readonly string[]>;
    paths?: ReadonlySet<string>;
  },
): string | undefined {
  const { files, paths } = known;
  const [file, anchor = ''] = target.split('#');
  const to = file === '' ? path : resolvePath(path, file.split('?')[0]);
  if (to === undefined) {
    return `The link ${target} leads out of the repository. Write where it is meant to lead.`;
  }
  const there = to === path ? anchors : files.get(to);
  if (there === undefined) {
    if (paths) {
      return to === '' || paths.has(to) ? undefined : nowhere(target, to);
    }
    // Nobody knows what else there is; where runbooks are, one that is missing is missing.
    const among = [...files.keys()].some(
      other => folderOf(other) === folderOf(to),
    );
    return /\.(md|markdown)$/i.test(to) && among
      ? nowhere(target, to)
      : undefined;
  }
  if (anchor === '') return undefined;
  let name = anchor;
  try {
    name = decodeURIComponent(anchor);
  } catch {
    // As it stands there.
  }
  return there.includes(name) || there.includes(name.toLocaleLowerCase('en-US'))
    ? undefined
    : `The link ${target} leads to a heading that is not there.`;
}

/**
 * Reads a runbook: what it is called, which alerts and services it is for, where it leads. It is for what its front matter
 * says (`alerts`, `services`), else for what its file is called after.
 *
 * @public
 */
export function readRunbook(
  markdown: string,
  path: string,
  { files = new Map(), paths, services }: RunbookSurroundings = {},
): RunbookDocument {
  const { yaml, yamlStart, bodyStart, unclosed } = splitFrontMatter(markdown);
  const problems: RunbookProblem[] = [];
  if (unclosed) {
    const message =
      'The front matter does not end. Close it with a line of ---.';
    problems.push({ line: 1, message });
  }
  const firstYamlLine = lineCount(markdown.slice(0, yamlStart)) + 1;
  const read =
    yaml === undefined ? undefined : readFrontMatter(yaml, firstYamlLine);
  for (const { line, message } of read?.problems ?? []) {
    problems.push({ line, message });
  }
  const { values = {}, lines = {} } = read?.frontMatter ?? {};
  const said = fields.parse(values);
  const firstLine = lineCount(markdown.slice(0, bodyStart)) + 1;
  const { title, anchors, targets } = markdownParts(
    markdown.slice(bodyStart),
    firstLine,
  );
  const name = nameOf(path);
  const alerts =
    said.alerts ??
    said.alert ??
    (ALERT_NAME.test(name) && !SAYS_NOTHING.test(name) ? [name] : []);
  const named = (said.services ?? said.service)?.map(refOf);
  for (const ref of named ?? []) {
    if (!services || services.has(ref)) continue;
    const message = `There is no service ${ref}. Correct it, or add it to the catalog.`;
    problems.push({ line: lines.services ?? lines.service, message });
  }
  const links: RunbookDocument['links'] = [];
  for (const { target, line } of targets) {
    if (/^https?:\/\//i.test(target)) links.push({ url: target, line });
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) continue;
    const message = deadLink(target, path, anchors, { files, paths });
    if (message) problems.push({ line, message });
  }
  return {
    title: (said.title ?? title ?? name).slice(0, LONGEST_TITLE),
    alerts: [...new Set(alerts)],
    services: [
      ...new Set(named ?? (services ? servicesOfPath(path, services) : [])),
    ],
    visibility: said.visibility,
    body: markdown.slice(bodyStart),
    links,
    anchors,
    problems,
  };
}
