import { Person, Source } from '../../catalog/model';
import { beginningOf, DAY_MS, later, someTime } from './calendar';
import { Chance } from './Chance';
import { Change, someChange, Tree } from './changes';
import {
  codeOwners,
  firstFiles,
  handlerFile,
  handlerName,
  routesFile,
} from './files';
import { Author, Commit, Release } from './model';
import { releasesOf } from './releases';
import { someAuthor, teamOf } from './team';

/** How many commits there are beside the first ones and the releases. */
const COMMITS: [least: number, most: number] = [28, 55];

/** The address that somebody had forgotten to change at first; `.mailmap` mends it. */
function laptopOf({ name, email }: Author): Author {
  return { name, email: email.replace('@', '@laptop.') };
}

function released(tree: Tree, { version, at }: Release): Change {
  const changelog = tree.get('CHANGELOG.md') ?? '# Changes\n';
  const entry = `\n## ${version} (${at.toISOString().slice(0, 10)})\n`;
  return {
    message: `Release ${version}`,
    files: {
      'package.json': (tree.get('package.json') ?? '').replace(
        /"version": "[^"]*"/,
        `"version": "${version}"`,
      ),
      'CHANGELOG.md': changelog.replace('# Changes\n', `# Changes\n${entry}`),
    },
  };
}

/** The first days: what a service cannot be without. */
function firstChanges(source: Source, team: Author[]): Change[] {
  return [
    { message: `Begin ${source.title}`, files: firstFiles(source) },
    ...source.routes.map((route, index) => ({
      message: `Answer ${route}`,
      files: {
        [`src/routes/${handlerName(route)}.js`]: handlerFile(
          route,
          source.calls,
        ),
        'src/routes.js': routesFile(source.routes.slice(0, index + 1)),
      },
    })),
    {
      message: 'Register it in the catalog',
      files: { 'catalog-info.yaml': source.catalogInfo },
    },
    {
      message: 'Say who reads changes',
      files: { CODEOWNERS: codeOwners(source, team) },
    },
  ];
}

/**
 * The history of a service's repository over eight months, the same for the same service and end.
 *
 * @internal
 */
export function sourceHistory(
  source: Source,
  people: Person[],
  until: Date,
): Commit[] {
  const chance = Chance.of(`source ${source.name}`);
  const team = teamOf(source, people);
  const releases = releasesOf(source, people, until);
  const begin = beginningOf(until);
  const begun = later(begin, 3 * DAY_MS);
  const tree: Tree = new Map();
  const commits: Commit[] = [];
  const hasMailmap = chance.is(0.4) && team.length > 1;
  const mended = later(begin, 40 * DAY_MS);

  const commit = (change: Change, at: Date, by: Author, release?: Release) => {
    for (const [path, text] of Object.entries(change.files)) {
      tree.set(path, text);
    }
    const helper = someAuthor(chance, team);
    const helped = !release && helper.name !== by.name && chance.is(0.12);
    const early = hasMailmap && by === team[1] && at < mended;
    const author = early ? laptopOf(by) : by;
    const trailer = `\n\nCo-authored-by: ${helper.name} <${helper.email}>`;
    commits.push({
      author,
      at,
      files: change.files,
      message: helped ? change.message + trailer : change.message,
      tag: release && {
        name: `v${release.version}`,
        message: `${source.title} ${release.version}`,
      },
    });
  };

  const first = firstChanges(source, team);
  const step = (begun.getTime() - begin.getTime()) / first.length;
  first.forEach((change, index) => {
    const by = index < 2 ? team[0] : someAuthor(chance, team);
    commit(change, later(begin, index * step), by);
  });

  const ordinary = Array.from({ length: chance.between(...COMMITS) }, () => ({
    at: someTime(chance, begun, until),
    release: undefined,
  }));
  const events = [
    ...ordinary,
    ...releases.map(release => ({ at: release.at, release })),
    ...(hasMailmap ? [{ at: mended, release: undefined }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, release } of events) {
    if (release) commit(released(tree, release), at, release.by, release);
    else if (at === mended) {
      const [, { name, email }] = team;
      const line = `${name} <${email}> <${laptopOf(team[1]).email}>\n`;
      commit(
        { message: 'One address per person', files: { '.mailmap': line } },
        at,
        team[1],
      );
    } else {
      const change = someChange(source, tree, chance);
      if (change) commit(change, at, someAuthor(chance, team));
    }
  }
  return commits;
}
