import {
  UpstreamAddress,
  UpstreamInbox,
  UpstreamItem,
  UpstreamTracker,
} from '@operate-first/plugin-operations-node';
import { Address, addressOf, readAddress } from '../address';
import { GithubClients } from '../github/GithubClients';
import { Issue, issueSchema, repositorySchema } from '../schema';
import { hidden, LONGEST_TITLE } from '../tickets/issueText';
import { findMarkedIssue } from './findMarked';

const NUMBER = /^\d{1,15}$/;
const NOT_MODIFIED = 304;
/** Browsers and servers refuse longer addresses. */
const LONGEST_FILLED_IN = 5_000;
/** Clocks differ. */
const OVERLAP_MILLISECONDS = 10 * 60_000;
/** Why an issue was closed, where nothing is to be expected. */
const UNMENDED = new Map([
  ['not_planned', 'It is not planned.'],
  ['duplicate', 'It is a duplicate.'],
]);

type Asked = { signal: AbortSignal };

function itemOf(issue: Issue, host: string): UpstreamItem {
  const { owner, repo } = readAddress(issue.html_url) ?? {
    owner: host,
    repo: '',
  };
  const { title, state, pull_request: pull } = issue;
  const message = pull
    ? 'It was not merged.'
    : UNMENDED.get(issue.state_reason ?? '');
  const merged = Boolean(pull?.merged_at);
  return {
    url: issue.html_url,
    kind: pull ? 'pullRequest' : 'issue',
    name: `${owner}/${repo}#${issue.number}`,
    title,
    state: merged ? 'merged' : state,
    ...(state === 'closed' && !merged && message && { message }),
  };
}

function kindOf({
  kind,
  name = '',
}: Address): UpstreamItem['kind'] | undefined {
  if (!NUMBER.test(name)) return undefined;
  if (kind === 'issues') return 'issue';
  return kind === 'pull' ? 'pullRequest' : undefined;
}

/**
 * Issues and pull requests of projects on the GitHubs of `integrations`.
 *
 * @internal
 */
export class GithubUpstream implements UpstreamTracker {
  readonly id = 'github';
  readonly title = 'GitHub';
  readonly #clients: GithubClients;
  #inbox?: UpstreamInbox;

  static create({ clients }: { clients: GithubClients }): GithubUpstream {
    return new GithubUpstream(clients);
  }

  private constructor(clients: GithubClients) {
    this.#clients = clients;
  }

  connect(inbox: UpstreamInbox): void {
    this.#inbox = inbox;
  }

  /** What a webhook told; resolves once it is stored. */
  async changed(url: string): Promise<void> {
    await this.#inbox?.changed(url);
  }

  read(url: string): UpstreamAddress | undefined {
    const address = readAddress(url);
    if (!address || !this.#clients.knows(url)) return undefined;
    const { owner, repo } = address;
    const repository = addressOf(address);
    const kind = kindOf(address);
    const place = kind === 'issue' ? 'issues' : 'pull';
    const number = Number(address.name);
    return {
      url: repository,
      name: `${owner}/${repo}`,
      ...(kind && {
        item: { kind, number, url: `${repository}/${place}/${number}` },
      }),
    };
  }

  async mayOpen(url: string): Promise<boolean> {
    return this.#clients.writes(url);
  }

  async isPublic(repository: string, { signal }: Asked): Promise<boolean> {
    return this.#clients.ask(repository, signal, async octokit => {
      const { owner, repo } = this.#address(repository);
      const { data } = await octokit.rest.repos.get({ owner, repo });
      return repositorySchema.parse(data).private !== true;
    });
  }

  async look(
    url: string,
    { etag, signal }: Asked & { etag?: string },
  ): Promise<{ item?: UpstreamItem; etag?: string }> {
    const address = this.#address(url);
    return this.#clients.ask(url, signal, async octokit => {
      try {
        const { data, headers } = await octokit.rest.issues.get({
          owner: address.owner,
          repo: address.repo,
          issue_number: Number(address.name),
          headers: etag ? { 'if-none-match': etag } : {},
        });
        const item = itemOf(issueSchema.parse(data), address.host);
        return { item, etag: headers.etag };
      } catch (error) {
        const { status } = error as { status?: unknown };
        if (status === NOT_MODIFIED) return { etag };
        throw error;
      }
    });
  }

  async open(
    repository: string,
    issue: { title: string; body: string; marker: string; since: Date },
    { signal }: Asked,
  ): Promise<UpstreamItem> {
    const { host, owner, repo } = this.#address(repository);
    const { title, body, marker } = issue;
    const since = new Date(issue.since.getTime() - OVERLAP_MILLISECONDS);
    return this.#clients.ask(repository, signal, async octokit => {
      const place = { owner, repo };
      const known = await findMarkedIssue(octokit, place, { marker, since });
      if (known) return itemOf(known, host);
      const { data } = await octokit.rest.issues.create({
        ...place,
        title: title.slice(0, LONGEST_TITLE),
        body: `${body}\n\n${hidden(marker)}`,
      });
      return itemOf(issueSchema.parse(data), host);
    });
  }

  formUrl(
    repository: string,
    { title, body }: { title: string; body: string },
  ): string {
    const query = new URLSearchParams({ title });
    const text = encodeURIComponent(body);
    if (text.length <= LONGEST_FILLED_IN) query.set('body', body);
    return `${addressOf(this.#address(repository))}/issues/new?${query}`;
  }

  compareUrl(repository: string): string {
    return `${addressOf(this.#address(repository))}/compare`;
  }

  #address(url: string): Address {
    const address = readAddress(url);
    if (address) return address;
    throw new Error('The address is none of a repository.');
  }
}
