import { cloneAddress } from './cloneAddress';

it.each<[string[] | undefined, string | undefined]>([
  [
    ['https://git.example.org/runbooks.git'],
    'https://git.example.org/runbooks.git',
  ],
  [
    [
      'https://git.example.org/runbooks',
      'ssh://git@git.example.org/runbooks.git',
    ],
    'ssh://git@git.example.org/runbooks.git',
  ],
  [
    ['git@git.example.org:acme/runbooks.git'],
    'git@git.example.org:acme/runbooks.git',
  ],
  [
    ['https://bot:token@git.example.org/r.git'],
    'https://git.example.org/r.git',
  ],
  [['https://token@git.example.org/r.git'], 'https://git.example.org/r.git'],
  [['/srv/git/runbooks.git', 'file:///srv/git/runbooks.git'], undefined],
  [['/srv/r.git', 'https://git.example.org/r'], 'https://git.example.org/r'],
  [[], undefined],
  [undefined, undefined],
])('%j is cloned from %s', (addresses, expected) => {
  expect(cloneAddress({ addresses })).toBe(expected);
});
