import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthors } from '../authors/createAuthors';
import { TestRemote } from '../__testUtils__/TestRemote';
import { Git } from '../git/Git';
import { Mirror } from '../git/Mirror';
import { GitSourceDocuments } from './GitSourceDocuments';
import { linksOf } from './links';

jest.setTimeout(60_000);

const NAME = 'https://github.com/acme/shop';
const PATH = 'docs/runbooks/Down.md';
const { signal } = new AbortController();
const wanted = (path: string) => path.startsWith('docs/runbooks/');

describe('GitSourceDocuments', () => {
  let remote: TestRemote;
  let folder: string;

  beforeEach(() => {
    remote = TestRemote.create();
    folder = mkdtempSync(join(tmpdir(), 'git-sources-'));
  });

  afterEach(async () => {
    await remote.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  });

  async function open() {
    const mirror = Mirror.create({
      git: Git.create({ allowFiles: true }),
      folder,
      url: remote.fileUrl,
      login: async () => [],
      timeoutMs: 20_000,
      maxBytes: 1e9,
      wholeHistory: true,
    });
    const links = linksOf(NAME, {
      target: () => 'main',
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    });
    await mirror.fetch(signal);
    const documents = GitSourceDocuments.create(repository =>
      repository === NAME
        ? { mirror, links, head: remote.head() ?? '' }
        : undefined,
    );
    return { documents, fetch: () => mirror.fetch(signal) };
  }

  it('reads what is wanted, with who changed it last', async () => {
    remote.commit({ [PATH]: 'Restart it.', 'src/index.ts': 'code' });
    const first = remote.head();
    remote.commit({ 'src/index.ts': 'better code' });
    const { documents, fetch } = await open();
    const content = await documents.read(NAME, { wanted, signal });
    expect(content).toEqual({
      revision: remote.head(),
      renamed: [],
      paths: [PATH, 'src/index.ts'],
      files: [
        {
          path: PATH,
          purpose: 'runbook',
          text: 'Restart it.',
          contentId: expect.any(String),
          changedAt: expect.any(Date),
          changedBy: { name: 'Grace Example', email: 'grace@example.org' },
          revision: first,
          url: `${NAME}/blob/main/${PATH}`,
        },
      ],
    });
    const since = content?.revision;
    const again = await documents.read(NAME, { wanted, since, signal });
    expect(again).toBeUndefined();
    remote.commit({ [PATH]: undefined, 'docs/runbooks/Up.md': 'Restart it.' });
    await fetch();
    const moved = await documents.read(NAME, { wanted, since, signal });
    expect(moved?.renamed).toEqual([{ from: PATH, to: 'docs/runbooks/Up.md' }]);
    expect(moved?.files[0].revision).toBe(remote.head());
  });

  it('reads what was cloned to know who wrote what, where that is admitted', async () => {
    remote.commit({ [PATH]: 'Restart it.' });
    const authors = createAuthors(
      {
        allow: [NAME],
        insteadOf: [{ prefix: NAME, base: remote.fileUrl }],
        intervalMs: 60_000,
        timeoutMs: 20_000,
        halfLifeDays: 180,
        bots: [],
        limits: {
          repositories: 10,
          repositoryBytes: 1e9,
          commits: 1_000,
          atOnce: 1,
        },
      },
      {
        root: new ConfigReader({ backend: { workingDirectory: folder } }),
        logger: mockServices.logger.mock(),
        integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
        git: Git.create({ allowFiles: true }),
      },
    );
    const documents = GitSourceDocuments.create(authors.cloneOf.bind(authors));
    const read = (name: string) => documents.read(name, { wanted, signal });
    try {
      expect(await read(NAME)).toBeUndefined();
      const known = new Promise<void>(done => authors.onRead(() => done()));
      authors.follow([`${NAME}.git`, 'https://github.com/acme/other']);
      await known;
      const content = await read(`${NAME}.git/`);
      expect(content?.files.map(({ path, text }) => [path, text])).toEqual([
        [PATH, 'Restart it.'],
      ]);
      expect(await read('https://github.com/acme/other')).toBeUndefined();
    } finally {
      authors.stop();
    }
  });

  it('knows nothing of what nobody has cloned', async () => {
    remote.commit({ [PATH]: 'Restart it.' });
    const { documents } = await open();
    expect(
      await documents.read('https://github.com/acme/other', { wanted, signal }),
    ).toBeUndefined();
  });
});
