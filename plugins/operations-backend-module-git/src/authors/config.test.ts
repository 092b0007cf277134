import { ConfigReader } from '@backstage/config';
import { calledAddresses, isAdmitted, realAddress } from './addresses';
import { readAuthorsConfig } from './config';
import { pauseAfter } from './pauses';

const read = (authors?: object) =>
  readAuthorsConfig(
    new ConfigReader(authors ? { operations: { git: { authors } } } : {}),
  );

describe('readAuthorsConfig', () => {
  it('has what nobody says, and reads nothing then', () => {
    expect(read()).toMatchObject({
      ...{ allow: [], insteadOf: [], bots: [] },
      ...{ intervalMs: 300_000, halfLifeDays: 180 },
    });
    expect(read({ halfLife: { days: 30 }, interval: '10s' })).toMatchObject({
      ...{ intervalMs: 10_000, halfLifeDays: 30 },
    });
  });

  it.each([
    [{ allow: ['git.example.org'] }, 'begins with https://'],
    [{ allow: ['https://me:hunter2@git.example.org'] }, 'carries credentials'],
    [
      { insteadOf: [{ base: '/srv', prefix: 'https://x.example.org' }] },
      'insteadOf[0].base',
    ],
    [{ interval: { milliseconds: 1 } }, 'interval is too short'],
    [{ halfLife: { minutes: 1 } }, 'halfLife is too short'],
    [{ limits: { commits: 0 } }, 'limits.commits'],
  ])('refuses %j', (authors, remedy) => {
    expect(() => read(authors)).toThrow(remedy);
    expect(() => read(authors)).not.toThrow('hunter2');
  });
});

describe('addresses', () => {
  it('admits whole names only', () => {
    const allow = ['https://git.example.org/acme'];
    const admitted = (address: string) => isAdmitted(address, allow);
    expect(admitted('https://git.example.org/acme')).toBe(true);
    expect(admitted('https://git.example.org/acme/shop')).toBe(true);
    expect(admitted('https://git.example.org/acme-evil/shop')).toBe(false);
    expect(admitted('https://git.example.org.evil.org/acme')).toBe(false);
    expect(isAdmitted('https://git.example.org/acme', [])).toBe(false);
  });

  it('replaces the longest prefix, as git does', () => {
    const rules = [
      { prefix: 'https://git.example.org', base: 'http://mirror.local/all' },
      {
        prefix: 'https://git.example.org/shop.git',
        base: 'http://mirror.local/shop.git',
      },
    ];
    const real = (address: string) => realAddress(address, rules);
    expect(real('https://git.example.org/shop')).toBe(
      'http://mirror.local/shop.git',
    );
    expect(real('https://git.example.org/a/b')).toBe(
      'http://mirror.local/all/a/b',
    );
    expect(real('https://other.example.org/x')).toBe(
      'https://other.example.org/x',
    );
    expect(real('ssh://other.example.org/x')).toBe(
      'ssh://git@other.example.org/x',
    );
    const called = (address: string) => calledAddresses(address, rules);
    expect(called('http://mirror.local/all/a/b.git')).toEqual([
      'https://git.example.org/a/b',
    ]);
    expect(called('http://mirror.local/shop')).toEqual([
      'https://git.example.org/shop.git',
    ]);
    expect(called('http://mirror.local/allotment')).toEqual([]);
  });
});

describe('pauseAfter', () => {
  it('waits longer after each failure, up to hours', () => {
    const middle = () => 0.5;
    const after = (times: number, tooLarge = false) =>
      pauseAfter({ times, tooLarge }, 60_000, middle);
    expect(pauseAfter(undefined, 60_000, middle)).toBe(60_000);
    expect([1, 2, 3].map(times => after(times))).toEqual([
      60_000, 120_000, 240_000,
    ]);
    expect(after(50)).toBe(6 * 3_600_000);
    expect(after(1, true)).toBe(24 * 3_600_000);
  });
});
