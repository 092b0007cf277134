import { ScmIntegrations } from '@backstage/integration';
import { ConfigReader } from '@backstage/config';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    rmSync(folder, { recursive: true, force: true });
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

  it('knows nothing of what nobody has cloned', async () => {
    remote.commit({ [PATH]: 'Restart it.' });
    const { documents } = await open();
    expect(
      await documents.read('https://github.com/acme/other', { wanted, signal }),
    ).toBeUndefined();
  });
});
