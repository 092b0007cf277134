import { ConfigReader } from '@backstage/config';
import { readGitConfig } from './config';

const GOOD = { id: 'docs', url: 'https://git.example.org/docs.git' };

function read(...repositories: object[]) {
  return readGitConfig(
    new ConfigReader({
      app: { baseUrl: 'https://portal.example.org' },
      operations: { git: { repositories } },
    } as never),
  );
}

describe('readGitConfig', () => {
  it('has what nobody says', () => {
    expect(read(GOOD)).toEqual({
      committer: {
        name: 'Operate First portal',
        email: 'portal@portal.example.org',
      },
      repositories: [
        expect.objectContaining({
          id: 'docs',
          title: 'docs',
          visibility: 'internal',
          documents: { postMortem: [], runbook: [] },
          writes: {},
          timeoutMs: 120_000,
          limits: expect.objectContaining({ treeBytes: 134_217_728 }),
        }),
      ],
    });
    expect(readGitConfig(new ConfigReader({})).repositories).toEqual([]);
    const tree = { ...GOOD, writes: { gitops: '' } };
    expect(read(tree)).toEqual(read(GOOD));
  });

  it.each([
    [{ ...GOOD, id: 'Docs!' }, 'small letters'],
    [{ ...GOOD, url: '/srv/docs.git' }, 'begins with https://'],
    [{ ...GOOD, url: 'file:///srv/docs.git' }, 'begins with https://'],
    [{ ...GOOD, url: 'ext::sh -c id' }, 'begins with https://'],
    [{ ...GOOD, url: 'https://me:secret@git.example.org/x' }, 'auth'],
    [{ ...GOOD, target: '-x' }, 'branch'],
    [{ ...GOOD, visibility: 'secret' }, 'public or internal'],
    [{ ...GOOD, auth: {} }, 'token or tokenFile'],
    [{ ...GOOD, timeout: { milliseconds: 5 } }, 'at least 1s'],
    [{ ...GOOD, limits: { files: 0 } }, 'limits.files'],
    [{ ...GOOD, limits: { treeBytes: 0 } }, 'limits.treeBytes'],
    [{ ...GOOD, writes: { postMortem: '../x' } }, 'inside the repository'],
    [{ ...GOOD, writes: { gitops: 'clusters' } }, "write ''"],
  ])('refuses %j', (repository, remedy) => {
    expect(() => read(repository)).toThrow(remedy);
  });

  it('never repeats a password', () => {
    const url = 'ftp://me:hunter2@git.example.org/x';
    expect(() => read({ ...GOOD, url })).toThrow(
      expect.not.objectContaining({
        message: expect.stringContaining('hunter2'),
      }),
    );
  });

  it('writes new ones to one repository', () => {
    const writes = { postMortem: 'post-mortems' };
    expect(() =>
      read({ ...GOOD, writes }, { ...GOOD, id: 'more', writes }),
    ).toThrow('docs and more');
    expect(() => read(GOOD, GOOD)).toThrow('two have the id docs');
  });
});
