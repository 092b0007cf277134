import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { IntakeEvent } from '@operate-first/plugin-operations-node';
import { FakeGithub } from '../__testUtils__/FakeGithub';
import { GithubClients } from '../github/GithubClients';
import { GithubIntake } from './GithubIntake';

const API = 'https://ghes.example.org/api/v3';
const HOME = 'https://ghes.example.org/acme/ops';
const { signal } = new AbortController();
const MARKER = 'operate-first-intake:1';
const OPENING = {
  title: 'REQ-1: <b>A namespace</b>',
  body: 'For @grace',
  labels: ['request:namespace'],
  marker: 'operate-first-mirror:1',
  since: new Date(),
};

let github: FakeGithub;
beforeEach(() => {
  github = FakeGithub.create(API, 'ghes.example.org');
  github.server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => github.server.close());

function intake() {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [
          { host: 'ghes.example.org', apiBaseUrl: API, token: 'a-token' },
        ],
      },
    }),
  );
  return GithubIntake.create({ clients: GithubClients.create(integrations) });
}

it('opens an issue once, calls nobody, and closes it once', async () => {
  const system = intake();
  const ref = await system.open(HOME, OPENING, { signal });
  expect(ref).toEqual({ repository: HOME, number: 1 });
  expect(await system.open(HOME, OPENING, { signal })).toEqual(ref);
  expect(github.issues).toHaveLength(1);
  expect(github.issues[0]).toMatchObject({
    title: 'REQ-1: &lt;b>A namespace&lt;/b>',
    body: 'For @\u200bgrace\n\n<!-- operate-first-mirror:1 -->',
    labels: ['request:namespace'],
  });
  await system.close(ref, 'notPlanned', { signal });
  await system.close(ref, 'completed', { signal });
  expect(github.issues[0]).toMatchObject({
    state: 'closed',
    state_reason: 'not_planned',
  });
});

it('says something in one comment, which it edits', async () => {
  const system = intake();
  const ref = await system.open(HOME, OPENING, { signal });
  const say = (text: string, commentId?: string) =>
    system.say(ref, { marker: MARKER, text, commentId }, { signal });
  const id = await say('Asked for');
  expect(await say('Approved', id)).toBe(id);
  // The answer was lost: it is found by its marker.
  expect(await say('Merged')).toBe(id);
  expect(github.comments.map(({ body }) => body)).toEqual([
    `Merged\n\n<!-- ${MARKER} -->`,
  ]);
});

it('says it again where somebody has deleted the comment', async () => {
  const system = intake();
  const ref = await system.open(HOME, OPENING, { signal });
  const said = { marker: MARKER, text: 'Asked for' };
  const id = await system.say(ref, said, { signal });
  github.comments.length = 0;
  await system.say(ref, { ...said, commentId: id }, { signal });
  expect(github.comments).toHaveLength(1);
});

it.each([
  [HOME, true],
  [`${HOME}/issues`, false],
  [`${HOME}.git`, false],
  ['https://other.example.org/acme/ops', false],
])('knows of %s: %s', (repository, expected) => {
  expect(intake().knows(repository)).toBe(expected);
});

it('has what it cannot store delivered again', async () => {
  const system = intake();
  const event = {} as IntakeEvent;
  await expect(system.receive(event)).rejects.toThrow('starting');
  system.connect({ receive: async () => true });
  expect(await system.receive(event)).toBe(true);
});
