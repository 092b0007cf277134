import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { until } from '../__testUtils__/RunningPlayground';
import { Clone, git as ordinary, scratch } from './__testUtils__/Clone';
import { PEOPLE, source } from './__testUtils__/organisation';
import { Git } from './Git';
import { GitServer } from './GitServer';
import { DAY_MS } from './history/calendar';
import { Commit } from './history/model';
import { sourceHistory } from './history/sourceHistory';
import { ownRepository } from './ownRepository';
import { Repositories } from './Repositories';

jest.setTimeout(60_000);

const UNTIL = new Date('2026-11-20T12:00:00Z');

async function findGit(): Promise<Git> {
  const found = await Git.find();
  if (!found) throw new Error('there is no git');
  return found;
}

describe('the history of a source repository', () => {
  const all = ['fares', 'bookings', 'payments', 'identity', 'stops', 'maps'];
  const histories = all.map(name => sourceHistory(source(name), PEOPLE, UNTIL));

  it('is the same for the same service and end, and another for another service', () => {
    expect(sourceHistory(source('fares'), PEOPLE, UNTIL)).toEqual(histories[0]);
    const messages = (commits: Commit[]) => commits.map(c => c.message);
    expect(messages(histories[1])).not.toEqual(messages(histories[0]));
  });

  it.each(all)('of %s is one of several people over months', name => {
    const commits = histories[all.indexOf(name)];
    const times = commits.map(({ at }) => at.getTime());
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times.at(-1)).toBeLessThanOrEqual(UNTIL.getTime());
    const span = (Number(times.at(-1)) - times[0]) / DAY_MS;
    expect(span).toBeGreaterThan(200);
    expect(commits.length).toBeGreaterThan(30);
    expect(new Set(commits.map(c => c.author.email)).size).toBeGreaterThan(2);
    for (const { author, message } of commits) {
      expect(author.email).toMatch(/@(laptop\.)?example\.org$/);
      expect(message).toMatch(/^[A-Z].{5,}/);
    }
    const versions = commits.flatMap(({ tag }) => (tag ? [tag.name] : []));
    expect(versions[0]).toBe('v1.0.0');
    expect(versions.length).toBeGreaterThan(6);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('has, here and there, helpers and people with two addresses', () => {
    const commits = histories.flat();
    expect(commits.some(c => c.message.includes('Co-authored-by: '))).toBe(
      true,
    );
    const mended = histories.filter(h => h.some(c => c.files['.mailmap']));
    expect(mended.length).toBeGreaterThan(0);
    expect(mended.length).toBeLessThan(histories.length);
  });
});

describe('the git server', () => {
  const folder = join(scratch(), 'git');
  const lines: string[] = [];
  const pushed: string[] = [];
  let server: GitServer;

  beforeAll(async () => {
    const git = await findGit();
    const log = (line: string) => lines.push(line);
    const repositories = await Repositories.open(git, folder, log);
    await repositories.ensure('fares', () =>
      sourceHistory(source('fares'), PEOPLE, repositories.until),
    );
    server = GitServer.create({
      git,
      folder,
      repositories,
      log,
      onPush: name => pushed.push(name),
    });
    await server.listen(0);
  });

  afterAll(async () => {
    await server.close();
  });

  it('is cloned with its history, tags and files', async () => {
    const clone = await Clone.of(`${server.url}/fares.git`);
    expect(await clone.git('fsck', '--strict')).toBe('');
    expect(clone.read('CODEOWNERS')).toContain('@marram/sales');
    expect(clone.read('catalog-info.yaml')).toContain('name: fares');
    const tag = await clone.git('describe', '--tags', '--abbrev=0');
    expect(clone.read('package.json')).toContain(
      `"version": "${tag.slice(1)}"`,
    );
    const authors = await clone.git('shortlog', '-se', 'HEAD');
    expect(authors.split('\n').length).toBeGreaterThan(2);
    expect(await clone.git('log', '--format=%an')).toContain('Example');
  });

  it('serves the repository of a checkout as it is, for reading', async () => {
    const work = join(scratch(), 'work');
    await ordinary('/', 'init', '--quiet', '--initial-branch=main', work);
    const commit = (message: string) =>
      ordinary(work, 'commit', '--quiet', '--allow-empty', '-m', message);
    await commit('Begin');
    writeFileSync(join(work, 'README.md'), 'Portal\n');
    await ordinary(work, 'add', '--all');
    await commit('Say what it is');
    await ordinary(work, 'update-ref', 'refs/stash', 'HEAD');
    const git = await findGit();
    const own = { name: 'portal', folder: work };
    const reader = GitServer.create({
      git,
      folder,
      readOnly: [await ownRepository(git, own)],
      log: line => lines.push(line),
      onPush: name => pushed.push(name),
    });
    await reader.listen(0);
    try {
      // The address as the catalog has it, without an ending.
      const clone = await Clone.of(
        `${reader.url}/portal`,
        '--filter=blob:none',
      );
      expect(clone.read('README.md')).toBe('Portal\n');
      const subjects = await clone.git('log', '--format=%s %ae');
      expect(subjects).toBe(
        'Say what it is dev@example.org\nBegin dev@example.org',
      );
      expect(await clone.git('ls-remote')).not.toContain('stash');
      await expect(clone.push('Not here')).rejects.toThrow('403');
      expect(await ordinary(work, 'log', '-1', '--format=%s')).toBe(
        'Say what it is',
      );
      expect(pushed).not.toContain('portal');
    } finally {
      await reader.close();
    }
  });

  it('says so where there is no checkout', async () => {
    const own = { name: 'portal', folder: scratch() };
    await expect(ownRepository(await findGit(), own)).rejects.toThrow(
      'portal.git is not served',
    );
  });

  it('is pushed to and fetched from', async () => {
    const one = await Clone.of(`${server.url}/fares.git`);
    const two = await Clone.of(`${server.url}/fares.git`, '--depth=1');
    one.write('README.md', 'Something else\n');
    const head = await one.push('Say something else');
    await until(() => pushed.length > 0);
    expect(pushed).toEqual(['fares']);
    await two.git('pull', '--quiet');
    expect(await two.git('rev-parse', 'HEAD')).toBe(head);
    expect(two.read('README.md')).toBe('Something else\n');

    await one.git('push', '--quiet', 'origin', 'HEAD:refs/heads/try');
    await one.git('push', '--quiet', 'origin', '--delete', 'try');
  });

  it('takes large pushes, which git sends in chunks', async () => {
    const clone = await Clone.of(`${server.url}/fares.git`);
    clone.write('noise.bin', randomBytes(3_000_000).toString('base64'));
    const head = await clone.push('Noise');
    const there = join(folder, 'fares.git');
    expect(await ordinary(there, 'rev-parse', 'main')).toBe(head);
  });

  it('understands compressed requests', async () => {
    const body = '0014command=ls-refs\n00010009peel\n0000';
    const answer = await fetch(`${server.url}/fares.git/git-upload-pack`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-git-upload-pack-request',
        'content-encoding': 'gzip',
        'git-protocol': 'version=2',
      },
      body: gzipSync(body),
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('refs/heads/main');
  });

  it('does not let history be rewritten', async () => {
    const clone = await Clone.of(`${server.url}/fares.git`);
    const head = await clone.git('rev-parse', 'HEAD');
    await clone.git('reset', '--quiet', '--hard', 'HEAD~3');
    await expect(
      clone.git('push', '--force', 'origin', 'HEAD:main'),
    ).rejects.toThrow(/non-fast-forward/);
    await expect(
      clone.git('push', 'origin', '--delete', 'main'),
    ).rejects.toThrow(/refusing to delete the current branch|deletion/);
    await clone.git('fetch', '--quiet');
    expect(await clone.git('rev-parse', 'origin/main')).toBe(head);
  });

  it('lets a proposal be replaced, as forges do', async () => {
    const clone = await Clone.of(`${server.url}/fares.git`);
    const propose = async (text: string) => {
      clone.write('README.md', text);
      await clone.git('commit', '--quiet', '--all', '--amend', '-m', text);
      await clone.git('push', '--quiet', '--force', 'origin', 'HEAD:proposal');
      return clone.git('rev-parse', 'HEAD');
    };
    await propose('# One way');
    const second = await propose('# Another way');
    await clone.git('fetch', '--quiet');
    expect(await clone.git('rev-parse', 'origin/proposal')).toBe(second);
  });

  /** Of a path as it is written: fetch would tidy it up. */
  const statusOf = (path: string) =>
    new Promise(done => {
      request(server.url + path, res => done(res.resume().statusCode)).end();
    });

  it('refuses browsers, and shows nothing but repositories', async () => {
    const refs = '/fares.git/info/refs?service=git-upload-pack';
    const page = await fetch(server.url + refs, {
      headers: { origin: 'https://example.org' },
    });
    expect(page.status).toBe(403);
    for (const path of [
      '/',
      '/stamp.json',
      '/fares.git/config',
      '/fares.git/../stamp.json/info/refs',
      '/none.git/info/refs?service=git-upload-pack',
    ]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
    expect((await fetch(server.url + refs)).status).toBe(200);
  });

  it('shows files as they are on a branch, and again only when they have changed', async () => {
    const raw = `${server.url}/fares/raw/main`;
    const first = await fetch(`${raw}/catalog-info.yaml`);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const clone = await Clone.of(`${server.url}/fares.git`);
    expect(await first.text()).toBe(clone.read('catalog-info.yaml'));
    const etag = first.headers.get('etag') ?? '';
    const id = await clone.git('rev-parse', 'HEAD:catalog-info.yaml');
    expect(etag).toBe(`"${id}"`);
    const again = (path: string) =>
      fetch(`${server.url}${path}`, { headers: { 'if-none-match': etag } });
    expect((await again('/fares/raw/main/catalog-info.yaml')).status).toBe(304);
    clone.write('catalog-info.yaml', 'kind: Component # changed\n');
    await clone.push('Say more');
    const changed = await again('/fares.git/raw/main/catalog-info.yaml');
    expect(changed.status).toBe(200);
    expect(await changed.text()).toBe('kind: Component # changed\n');
    const put = await fetch(`${raw}/README.md`, { method: 'PUT', body: 'no' });
    expect(put.status).toBe(405);

    const gone = await fetch(`${raw}/none.yaml`);
    expect(gone.status).toBe(404);
    expect(await gone.text()).toBe(
      'There is no file none.yaml on the branch main of fares.git.\n',
    );
    for (const path of [
      '/fares/raw/main/src',
      '/fares/raw/none/README.md',
      '/none/raw/main/README.md',
      '/fares/raw/main/../../../stamp.json',
      '/fares/raw/main/%2e%2e/%2e%2e/stamp.json',
      '/fares/raw/main/..%2fREADME.md',
      '/fares/raw/main/.%2fREADME.md',
      '/fares/raw/main/src//routes.js',
      '/fares/raw/main/README.md%0aHEAD:README.md',
      '/fares/raw/main/%ff',
      '/fares/raw/main..main/README.md',
      '/fares/raw/HEAD/README.md',
      '/fares/raw/-h/README.md',
    ]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
  });

  it('makes a repository of what is pushed to a new name, and of nothing else', async () => {
    const url = `${server.url}/vouchers.git`;
    const work = await Clone.begin(url);
    work.write('README.md', '# Vouchers\n');
    await work.git('add', '--all');
    await work.git('commit', '--quiet', '-m', 'Begin');
    // Who looks has made nothing, and neither has who is refused.
    await expect(work.git('ls-remote', 'origin')).rejects.toThrow('not found');
    await work.git('push', '--dry-run', 'origin', 'main');
    expect(existsSync(join(folder, 'vouchers.git'))).toBe(false);
    await expect(
      work.git('push', 'origin', 'HEAD:refs/heads/.no'),
    ).rejects.toThrow();
    const garbage = await fetch(`${url}/git-receive-pack`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-git-receive-pack-request' },
      body: 'garbage',
    });
    await garbage.text();
    await until(() => !existsSync(join(folder, 'vouchers.git')));

    const head = await work.push('Begin, at last');
    // The server knows of it a moment after whoever has pushed.
    await until(() => pushed.at(-1) === 'vouchers');
    const clone = await Clone.of(url);
    expect(await clone.git('rev-parse', 'HEAD')).toBe(head);
    expect(await clone.git('branch', '--show-current')).toBe('main');
    // It is as any other.
    clone.write('README.md', '# Otherwise\n');
    await clone.git('commit', '--quiet', '--all', '--amend', '-m', 'Otherwise');
    await expect(
      clone.git('push', '--force', 'origin', 'main'),
    ).rejects.toThrow(/non-fast-forward/);
    const bad = await Clone.begin(`${server.url}/Vouchers_.git`);
    await expect(bad.push('No such name')).rejects.toThrow('not found');
  });

  it('keeps what was pushed, and puts another layout aside', async () => {
    const clone = await Clone.of(`${server.url}/fares.git`);
    const head = await clone.push('Kept');
    const git = await findGit();
    const again = await Repositories.open(git, folder, () => {});
    const made = await again.ensure('fares', () => {
      throw new Error('made again');
    });
    expect(made).toBe(false);
    expect(await ordinary(again.pathOf('fares'), 'rev-parse', 'main')).toBe(
      head,
    );

    const old = join(scratch(), 'git');
    const first = await Repositories.open(git, old, () => {});
    await first.ensure('fares', () =>
      sourceHistory(source('fares'), PEOPLE, UNTIL),
    );
    writeFileSync(
      join(old, 'stamp.json'),
      JSON.stringify({ layout: 0, until: UNTIL.toISOString() }),
    );
    const said: string[] = [];
    await Repositories.open(git, old, line => said.push(line));
    expect(existsSync(join(old, 'fares.git'))).toBe(false);
    const aside = /are in (\S+) now/.exec(said[0])?.[1] ?? '';
    expect(existsSync(join(aside, 'fares.git'))).toBe(true);
  });

  it('is not found where there is no git', async () => {
    expect(await Git.find({ PATH: scratch() })).toBeUndefined();
  });
});
