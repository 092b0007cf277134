import { authorSentences } from '@operate-first/plugin-operations-common';
import {
  AuthorEvidence,
  CodePlace,
} from '@operate-first/plugin-operations-node';
import { MergedPull } from './MergedPull';

/** After so long a pull request says half as much. */
const HALF_LIFE = 180 * 24 * 60 * 60_000;
const LONGEST_TITLE = 120;
const COMMIT = /^[0-9a-f]{7,64}$/i;

type Kind = keyof Pick<typeof authorSentences, 'pullRequest' | 'review'>;

interface Share {
  weight: number;
  newest: MergedPull;
}

function touches({ paths }: MergedPull, path: string | undefined): boolean {
  const wanted = path?.replace(/^\/+|\/+$/g, '');
  if (!wanted) return true;
  return paths.some(one => one === wanted || one.startsWith(`${wanted}/`));
}

/** The pull requests that speak for a place; of a commit only the one that brought it. */
function pullsOf(pulls: MergedPull[], { path, revision }: CodePlace) {
  if (revision !== undefined && COMMIT.test(revision)) {
    const wanted = revision.toLocaleLowerCase('en-US');
    const brought = pulls.filter(({ commits }) =>
      commits.some(commit => commit.startsWith(wanted)),
    );
    if (brought.length > 0 || !path) return brought;
  }
  return pulls.filter(pull => touches(pull, path));
}

function shortened(title: string): string {
  return title.length > LONGEST_TITLE
    ? `${title.slice(0, LONGEST_TITLE - 1)}…`
    : title;
}

function sharesOf(
  pulls: MergedPull[],
  peopleOf: (pull: MergedPull) => string[],
  now: number,
): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const pull of pulls) {
    const age = Math.max(0, now - pull.mergedAt.getTime());
    const weight = 2 ** (-age / HALF_LIFE);
    for (const person of peopleOf(pull)) {
      const before = shares.get(person);
      const isNewest = !before || before.newest.mergedAt < pull.mergedAt;
      shares.set(person, {
        weight: (before?.weight ?? 0) + weight,
        newest: isNewest ? pull : before.newest,
      });
    }
  }
  return shares;
}

function evidenceFor(shares: Map<string, Share>, kind: Kind): AuthorEvidence[] {
  const all = [...shares.values()].reduce((sum, one) => sum + one.weight, 0);
  return [...shares].map(([handle, { weight, newest }]) => ({
    identity: { handle },
    kind,
    weight: all > 0 ? weight / all : 0,
    text: authorSentences[kind](shortened(newest.title)),
    at: newest.mergedAt,
    url: newest.url,
  }));
}

/**
 * Who proposed and who reviewed what was merged into a place: each by their share, new ones count more.
 *
 * @internal
 */
export function evidenceOf(
  pulls: MergedPull[],
  place: CodePlace,
  now: Date,
): AuthorEvidence[] {
  const found = pullsOf(pulls, place);
  const at = now.getTime();
  return [
    ...evidenceFor(
      sharesOf(found, ({ author }) => (author ? [author] : []), at),
      'pullRequest',
    ),
    ...evidenceFor(
      sharesOf(found, ({ reviewers }) => reviewers, at),
      'review',
    ),
  ];
}
