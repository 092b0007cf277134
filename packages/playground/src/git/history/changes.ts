import { Source } from '../../catalog/model';
import { Chance } from './Chance';
import { handlerName } from './files';

/** The files of a repository at some time. @internal */
export type Tree = Map<string, string>;

/** What somebody does in one commit. @internal */
export interface Change {
  message: string;
  files: Record<string, string>;
}

interface Scene {
  source: Source;
  tree: Tree;
  chance: Chance;
}

type Idea = (scene: Scene) => Change | undefined;

const GUARDS: [line: string, message: string][] = [
  [
    'if (request.aborted) return undefined;',
    'Stop working for clients that have gone',
  ],
  [
    "if (request.bytes > config.bodyLimit) return problem(413, 'too long');",
    'Refuse bodies that are too long',
  ],
  [
    "if (request.headers.accept === 'text/xml') return problem(406, 'only JSON');",
    'Say 406 to those who want XML',
  ],
  [
    'request.log.debug({ query: request.query });',
    'Log what was asked for, at debug level',
  ],
  [
    "if (request.query.limit > 500) return problem(400, 'too many');",
    'Answer at most 500 entries',
  ],
  [
    "request.span?.setAttribute('region', process.env.REGION);",
    'Trace: name the region',
  ],
];

const MODULES: [path: string, text: string, message: string][] = [
  [
    'src/problem.js',
    '/** RFC 9457. */\nexport function problem(status, detail) {\n  return { status, body: { status, detail } };\n}\n',
    'Errors as RFC 9457 problems',
  ],
  [
    'src/ask.js',
    "import { config } from './config.js';\n\nexport async function ask(service, { id }) {\n  const signal = AbortSignal.timeout(config.timeout);\n  const answer = await fetch(`http://${service}/`, { signal, headers: { 'x-request-id': id } });\n  if (!answer.ok) throw new Error(`${service} answered ${answer.status}`);\n  return answer.json();\n}\n",
    'Ask other services in one place, with a time limit',
  ],
  [
    'src/cache.js',
    "import { config } from './config.js';\n\nconst kept = new Map();\n\nexport function keep(key, value) {\n  kept.set(key, value);\n  setTimeout(() => kept.delete(key), config.cacheFor).unref();\n}\n",
    'Keep answers for a while: most are asked for again within a minute',
  ],
  [
    'Dockerfile',
    'FROM registry.example.org/base/node:24\nWORKDIR /srv\nCOPY . .\nRUN npm ci --omit=dev\nUSER 1000\nCMD ["node", "src/server.js"]\n',
    'Build an image, not as root',
  ],
  [
    'docs/runbook.md',
    '# Runbook\n\n## Look first\n\nThe page of the service in the portal: what it depends on is there, with its health.\n',
    'Begin a runbook with what we did on Sunday night',
  ],
];

const SECTIONS: [file: string, text: string, message: string][] = [
  [
    'docs/runbook.md',
    '\n## It is slow\n\nWhom does it wait for? The log has the name and the milliseconds.\n',
    'Runbook: where to look when it is slow',
  ],
  [
    'docs/runbook.md',
    '\n## Roll back\n\nRevert the last commit of this service in the GitOps repository.\n',
    'Runbook: how to go back to the version before',
  ],
  [
    'README.md',
    '\n## Tests\n\n`npm test`; they need no other service.\n',
    'README: how to test',
  ],
  [
    'README.md',
    '\n## Ask us\n\nIn the channel of the team, on workdays before five.\n',
    'README: where to ask',
  ],
];

const SETTINGS: Record<string, [values: number[], why: string]> = {
  timeout: [
    [600, 800, 1000, 1200, 1500],
    'The evening peak needs more patience than the morning, and nobody waits for ever.',
  ],
  retries: [
    [0, 1, 2],
    'Retries help against one lost packet, not against load.',
  ],
  cacheFor: [
    [10000, 30000, 60000, 120000],
    'Measured for a week: this is where the hit rate stops rising.',
  ],
  keepAlive: [
    [2000, 5000, 15000],
    'The load balancer closes idle connections, and should not be first.',
  ],
};

const LIBRARIES: Record<string, string[]> = {
  fastify: ['5.0.0', '5.1.0', '5.2.1', '5.3.3', '5.4.0', '5.6.1'],
  pino: ['9.4.0', '9.5.0', '9.6.0', '9.7.0', '9.9.5', '10.0.0'],
};

const addGuard: Idea = ({ source, tree, chance }) => {
  const name = handlerName(chance.pick(source.routes));
  const path = `src/routes/${name}.js`;
  const text = tree.get(path);
  const [line, message] = chance.pick(GUARDS);
  if (!text || text.includes(line)) return undefined;
  const files = { [path]: text.replace(') {\n', `) {\n  ${line}\n`) };
  return { message: `${message} (${name})`, files };
};

const addModule: Idea = ({ tree }) => {
  const next = MODULES.find(([path]) => !tree.has(path));
  return next && { message: next[2], files: { [next[0]]: next[1] } };
};

const addSection: Idea = ({ tree, chance }) => {
  const [file, text, message] = chance.pick(SECTIONS);
  const before = tree.get(file);
  if (before === undefined || before.includes(text)) return undefined;
  return { message, files: { [file]: before + text } };
};

const turnSetting: Idea = ({ tree, chance }) => {
  const [name, [values, why]] = chance.pick(Object.entries(SETTINGS));
  const text = tree.get('src/config.js') ?? '';
  const before = new RegExp(`${name}: (\\d+)`).exec(text)?.[1];
  const after = chance.pick(values);
  if (before === undefined || before === String(after)) return undefined;
  return {
    message: `Set ${name} to ${after}, it was ${before}\n\n${why}`,
    files: {
      'src/config.js': text.replace(`${name}: ${before}`, `${name}: ${after}`),
    },
  };
};

const updateLibrary: Idea = ({ tree, chance }) => {
  const [name, versions] = chance.pick(Object.entries(LIBRARIES));
  const text = tree.get('package.json') ?? '';
  const current = versions.findIndex(v => text.includes(`"${name}": "${v}"`));
  const next = versions[current + 1];
  if (current < 0 || !next) return undefined;
  const [from, to] = [versions[current], next].map(v => `"${name}": "${v}"`);
  return {
    message: `Update ${name} from ${versions[current]} to ${next}`,
    files: { 'package.json': text.replace(from, to) },
  };
};

const addTest: Idea = ({ source, tree, chance }) => {
  const route = chance.pick(source.routes);
  const name = handlerName(route);
  const path = `test/${name}.test.js`;
  const before =
    tree.get(path) ??
    `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { ${name} } from '../src/routes/${name}.js';\n`;
  const what = chance.pick([
    'answers in time',
    'knows an id that is not there',
    'says which service did not answer',
    'is not confused by umlauts',
  ]);
  if (before.includes(what)) return undefined;
  const text = `\ntest('${route}: ${what}', async () => {\n  const { status } = await ${name}({ headers: { host: 'test' } });\n  assert.equal(status, 200);\n});\n`;
  return {
    message: `Test that ${route} ${what}`,
    files: { [path]: before + text },
  };
};

const IDEAS: Idea[] = [
  addModule,
  addGuard,
  addGuard,
  addGuard,
  addTest,
  addTest,
  turnSetting,
  turnSetting,
  updateLibrary,
  addSection,
];

/** Something that a person would do next in a repository. @internal */
export function someChange(
  source: Source,
  tree: Tree,
  chance: Chance,
): Change | undefined {
  return chance
    .shuffled(IDEAS)
    .map(idea => idea({ source, tree, chance }))
    .find(change => change !== undefined);
}
