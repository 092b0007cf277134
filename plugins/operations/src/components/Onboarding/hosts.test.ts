import { mockApis } from '@backstage/frontend-test-utils';
import { hasProjects, hostIn, hostsOf, isAddressOn, projectIn } from './hosts';

const hostsIn = (integrations: object) =>
  hostsOf(mockApis.config({ data: { integrations: { ...integrations } } }));

describe('hosts of repositories', () => {
  it('are those that the configuration names, each once', () => {
    expect(hostsIn({})).toEqual([]);
    expect(hostsOf(mockApis.config({ data: {} }))).toEqual([]);
    expect(
      hostsIn({
        github: [{ host: 'github.com' }, { host: 'GHE.example.org' }],
        gitlab: [{ host: 'github.com' }, { host: 'gitlab.com' }],
        gitea: [{ host: 'git.example.org:3000' }],
        bitbucketCloud: [{}],
        bitbucketServer: [{ host: 'bitbucket.example.org' }],
        azure: [{ host: 'dev.azure.com' }],
      }),
    ).toEqual([
      { kind: 'github', host: 'github.com' },
      { kind: 'github', host: 'ghe.example.org' },
      { kind: 'gitlab', host: 'gitlab.com' },
      { kind: 'gitea', host: 'git.example.org:3000' },
      { kind: 'bitbucketCloud', host: 'bitbucket.org' },
      { kind: 'bitbucketServer', host: 'bitbucket.example.org' },
    ]);
  });

  it.each([
    ['https://git.example.org:3000/a/b', 'gitea'],
    ['https://GitHub.com/acme/shop', 'github'],
    ['https://bitbucket.org/acme/shop', 'bitbucketCloud'],
    ['https://git.example.org/a/b', undefined],
    ['git@github.com:acme/shop', undefined],
    ['', undefined],
  ])('are found in the address %s: %s', (address, kind) => {
    const hosts = hostsIn({ gitea: [{ host: 'git.example.org:3000' }] });
    expect(hostIn(address, hosts)?.kind).toBe(kind);
  });

  it.each([
    ['https://github.com/acme/shop', true],
    ['https://github.com/acme/shop.git', true],
    ['https://github.com/acme/web/shop', true],
    ['https://github.com/shop', false],
    ['https://github.com/acme/', false],
    ['https://github.com/acme/../shop', false],
    ['https://github.com/acme/shop?x=1', false],
    ['https://ada@github.com/acme/shop', false],
    ['https://github.com.evil.org/acme/shop', false],
    ['github.com/acme/shop', false],
    ['', false],
  ])('take a repository at %s: %s', (address, isTaken) => {
    expect(isAddressOn(address, { kind: 'github', host: 'github.com' })).toBe(
      isTaken,
    );
  });

  it.each([
    ['https://b.example.org/scm/WEB/shop.git', 'WEB'],
    ['https://b.example.org/projects/WEB/repos/shop', 'WEB'],
    ['https://b.example.org/scm/~ada/shop.git', '~ada'],
    ['https://bitbucket.org/acme/shop', ''],
  ])('have the project of %s: %s', (address, project) => {
    expect(projectIn(address)).toBe(project);
  });

  it('have projects on Bitbucket only', () => {
    expect(
      (
        [
          'github',
          'gitlab',
          'gitea',
          'bitbucketCloud',
          'bitbucketServer',
        ] as const
      ).filter(kind => hasProjects({ kind, host: 'x' })),
    ).toEqual(['bitbucketCloud', 'bitbucketServer']);
  });
});
