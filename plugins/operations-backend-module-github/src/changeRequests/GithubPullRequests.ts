import {
  ChangeRequestRef,
  ChangeRequestState,
  ChangeRequestSystem,
  ProposedChange,
} from '@operate-first/plugin-operations-node';
import { Octokit } from '@octokit/rest';
import { Address, addressOf, readAddress } from '../address';
import { GithubClients } from '../github/GithubClients';
import { pullRefSchema, pullSchema, reviewsSchema } from '../schema';

const LONGEST_TITLE = 250;
const REVIEWS = 100;

type Proposal = ProposedChange & { title: string; body: string };

async function openOne(
  octokit: Octokit,
  { owner, repo }: Address,
  { branch, target }: Proposal,
): Promise<ChangeRequestRef | undefined> {
  const { data } = await octokit.rest.pulls.list({
    owner,
    repo,
    head: `${owner}:${branch}`,
    base: target,
    state: 'open',
    per_page: 1,
  });
  const [found] = pullRefSchema.array().parse(data);
  return found && { id: String(found.number), url: found.html_url };
}

/** What people say last: who approves, and who wants changes first. */
async function reviewsOf(
  octokit: Octokit,
  { owner, repo }: Address,
  { pull, revision }: { pull: number; revision?: string },
): Promise<Pick<ChangeRequestState, 'approvers' | 'changesRequested'>> {
  const { data } = await octokit.rest.pulls.listReviews({
    owner,
    repo,
    pull_number: pull,
    per_page: REVIEWS,
  });
  const latest = new Map<number, { login: string; state: string }>();
  for (const { state, user, commit_id } of reviewsSchema.parse(data)) {
    const isOther = revision !== undefined && commit_id !== revision;
    // A comment takes no approval away, and an approval of another text gives none.
    if (!user || state === 'COMMENTED') continue;
    if (state === 'APPROVED' && isOther) continue;
    latest.set(user.id, { login: user.login, state });
  }
  const whoSaid = (said: string) =>
    [...latest.values()]
      .filter(({ state }) => state === said)
      .map(({ login }) => login);
  return {
    approvers: whoSaid('APPROVED'),
    changesRequested: whoSaid('CHANGES_REQUESTED'),
  };
}

/** By which users of the catalog say their logins. @internal */
export const LOGIN_ANNOTATION = 'github.com/user-login';

/** Pull requests for branches of repositories on the GitHubs of `integrations`. @internal */
export class GithubPullRequests implements ChangeRequestSystem {
  readonly id = 'github';
  readonly loginAnnotation = LOGIN_ANNOTATION;
  readonly #clients: GithubClients;

  private constructor(clients: GithubClients) {
    this.#clients = clients;
  }

  static create({ clients }: { clients: GithubClients }): GithubPullRequests {
    return new GithubPullRequests(clients);
  }

  async open(
    proposal: Proposal,
    { signal }: { signal: AbortSignal },
  ): Promise<ChangeRequestRef | undefined> {
    const address = this.#knownAddress(proposal.remote);
    if (!address) return undefined;
    const { owner, repo } = address;
    return this.#clients.ask(addressOf(address), signal, async octokit => {
      const known = await openOne(octokit, address, proposal);
      if (known) return known;
      try {
        const { data } = await octokit.rest.pulls.create({
          owner,
          repo,
          head: proposal.branch,
          base: proposal.target,
          title: proposal.title.slice(0, LONGEST_TITLE),
          body: proposal.body,
        });
        const made = pullRefSchema.parse(data);
        return { id: String(made.number), url: made.html_url };
      } catch (error) {
        // Another replica was faster, or the answer to the first try was lost.
        const meanwhile = await openOne(octokit, address, proposal);
        if (meanwhile) return meanwhile;
        throw error;
      }
    });
  }

  async look(
    remote: string,
    request: ChangeRequestRef,
    { revision, signal }: { revision?: string; signal: AbortSignal },
  ): Promise<ChangeRequestState> {
    const address = this.#knownAddress(remote);
    if (!address) {
      throw new Error(
        'The repository is on no GitHub that integrations.github names any more.',
      );
    }
    const { owner, repo } = address;
    const number = Number(request.id);
    return this.#clients.ask(addressOf(address), signal, async octokit => {
      const { data } = await octokit.rest.pulls.get({
        owner,
        repo,
        pull_number: number,
      });
      const pull = pullSchema.parse(data);
      const reviews = await reviewsOf(octokit, address, {
        pull: number,
        revision,
      });
      return { state: pull.merged_at ? 'merged' : pull.state, ...reviews };
    });
  }

  #knownAddress(remote: string): Address | undefined {
    const address = readAddress(remote);
    return address && this.#clients.knows(addressOf(address))
      ? address
      : undefined;
  }
}
