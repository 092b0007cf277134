import { Visibility } from '@operate-first/plugin-operations-common';
import {
  ObservedService,
  TicketEvent,
  TicketGoneError,
  TicketIncident,
  TicketInbox,
  TicketNote,
  TicketPlace,
  TicketRef,
  TicketSystem,
} from '@operate-first/plugin-operations-node';
import { ServiceUnavailableError } from '@backstage/errors';
import { Octokit } from '@octokit/rest';
import { addressOf, readAddress, Repository } from '../address';
import { TicketsConfig } from '../config';
import { GithubClients } from '../github/GithubClients';
import { commentSchema, Issue, issueEventSchema, issueSchema } from '../schema';
import {
  commentEvent,
  deletedEvent,
  movedEvent,
  refOf,
  stateEvent,
} from './issueEvents';
import {
  commentBody,
  isMarked,
  issueBody,
  issueTitle,
  NOTE_MARKER,
} from './issueText';

const DAY = 24 * 60 * 60_000;
const PAGE = 100;
const MOST_PAGES = 10;
const PROJECT_SLUG = 'github.com/project-slug';
const LABEL_COLOUR = 'b60205';

type Asked = { place: string; signal: AbortSignal };

function issueOf(url: string): { owner: string; repo: string; number: number } {
  const address = readAddress(url);
  const number = Number(address?.name);
  if (!address || !Number.isInteger(number)) {
    throw new Error('The address of the issue is none of GitHub.');
  }
  const { owner, repo } = address;
  return { owner, repo, number };
}

function repositoryOf(place: string): { owner: string; repo: string } {
  const address = readAddress(place);
  if (!address) throw new Error('The address of the repository is none.');
  return { owner: address.owner, repo: address.repo };
}

/**
 * One issue for each incident.
 *
 * @internal
 */
export class GithubTickets implements TicketSystem {
  readonly id = 'github';
  readonly title = 'GitHub';
  readonly #clients: GithubClients;
  readonly #config: TicketsConfig;
  /** Repositories in which the labels are known to be. */
  readonly #labelled = new Set<string>();
  #inbox?: TicketInbox;

  static create(options: {
    clients: GithubClients;
    config: TicketsConfig;
  }): GithubTickets {
    return new GithubTickets(options.clients, options.config);
  }

  private constructor(clients: GithubClients, config: TicketsConfig) {
    this.#clients = clients;
    this.#config = config;
  }

  connect(inbox: TicketInbox): void {
    this.#inbox = inbox;
  }

  /** Takes what a webhook told; resolves once it is stored. */
  async receive(events: TicketEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (!this.#inbox) {
      throw new ServiceUnavailableError('The portal is starting.');
    }
    await this.#inbox.receive(events);
  }

  placeOf(
    [root]: ObservedService[],
    { visibility }: { visibility: Visibility },
  ): TicketPlace | undefined {
    const { repository, internalRepository, includeNotes } = this.#config;
    const place =
      visibility === 'public'
        ? this.#annotated(root) ?? repository
        : internalRepository;
    return place ? { place, visibility, notes: includeNotes } : undefined;
  }

  async put(
    incident: TicketIncident,
    { place, ticket, signal }: Asked & { ticket?: TicketRef },
  ): Promise<TicketRef> {
    return this.#clients.ask(place, signal, async octokit => {
      const repository = repositoryOf(place);
      const resolved = incident.status === 'resolved';
      const text = { title: issueTitle(incident), body: issueBody(incident) };
      let known = ticket
        ? issueOf(ticket.url)
        : await this.#find(octokit, repository, incident);
      if (!known) {
        const made = await this.#make(octokit, repository, text);
        if (!resolved) return refOf(made);
        known = issueOf(made.html_url);
      }
      const { data } = await octokit.rest.issues.update({
        ...issueParameters(known),
        ...text,
        state: resolved ? 'closed' : 'open',
      });
      return refOf(issueSchema.parse(data));
    });
  }

  async comment(
    ticket: TicketRef,
    note: TicketNote,
    { place, signal }: Asked,
  ): Promise<void> {
    await this.#clients.ask(place, signal, async octokit => {
      const issue = issueParameters(issueOf(ticket.url));
      // The answer to an attempt before may have been lost.
      const since = new Date(note.at.getTime() - DAY).toISOString();
      for await (const comment of this.#comments(octokit, issue, since)) {
        if (isMarked(comment.body, `${NOTE_MARKER}${note.id}`)) return;
      }
      await octokit.rest.issues.createComment({
        ...issue,
        body: commentBody(note),
      });
    });
  }

  async eventsSince(
    ticket: TicketRef,
    since: Date,
    { place, signal }: Asked,
  ): Promise<TicketEvent[]> {
    try {
      return await this.#clients.ask(place, signal, octokit =>
        this.#missed(octokit, ticket, since),
      );
    } catch (error) {
      if (!(error instanceof TicketGoneError)) throw error;
      return [deletedEvent(ticket.id, new Date())];
    }
  }

  #annotated(root: ObservedService | undefined): string | undefined {
    const annotations = root?.entity.metadata.annotations ?? {};
    const slug = annotations[PROJECT_SLUG];
    if (!this.#config.fromAnnotation || !slug) return undefined;
    // The slug names no host; where the source is, its issues are.
    const source = annotations['backstage.io/source-location'] ?? '';
    const url = source.replace(/^url:/, '');
    const host = this.#clients.knows(url) ? new URL(url).host : 'github.com';
    const address = readAddress(`https://${host}/${slug}`);
    return address && addressOf(address);
  }

  /** What was made already: the answer may have been lost, or another process was first. */
  async #find(
    octokit: Octokit,
    repository: Omit<Repository, 'host'>,
    { marker, startedAt }: TicketIncident,
  ): Promise<ReturnType<typeof issueOf> | undefined> {
    const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
      ...repository,
      labels: this.#config.labels[0],
      state: 'all',
      sort: 'created',
      direction: 'desc',
      since: new Date(startedAt.getTime() - DAY).toISOString(),
      per_page: PAGE,
    });
    let read = 0;
    for await (const { data } of pages) {
      for (const one of data) {
        const issue = issueSchema.parse(one);
        if (isMarked(issue.body, marker)) return issueOf(issue.html_url);
      }
      if (++read >= MOST_PAGES) break;
    }
    return undefined;
  }

  async #make(
    octokit: Octokit,
    repository: Omit<Repository, 'host'>,
    text: { title: string; body: string },
  ): Promise<Issue> {
    await this.#label(octokit, repository);
    const { labels } = this.#config;
    const { data } = await octokit.rest.issues.create({
      ...repository,
      ...text,
      labels,
    });
    return issueSchema.parse(data);
  }

  async #label(
    octokit: Octokit,
    repository: Omit<Repository, 'host'>,
  ): Promise<void> {
    const key = JSON.stringify([
      octokit.request.endpoint.DEFAULTS.baseUrl,
      repository,
    ]);
    if (this.#labelled.has(key)) return;
    for (const name of this.#config.labels) {
      try {
        await octokit.rest.issues.getLabel({ ...repository, name });
      } catch (error) {
        if ((error as { status?: unknown }).status !== 404) throw error;
        await octokit.rest.issues.createLabel({
          ...repository,
          name,
          color: LABEL_COLOUR,
        });
      }
    }
    this.#labelled.add(key);
  }

  async #missed(
    octokit: Octokit,
    ticket: TicketRef,
    since: Date,
  ): Promise<TicketEvent[]> {
    const { data } = await octokit.rest.issues.get(
      issueParameters(issueOf(ticket.url)),
    );
    const issue = issueSchema.parse(data);
    const now = refOf(issue);
    const moved = now.id !== ticket.id || now.url !== ticket.url;
    const events = moved ? [movedEvent(ticket.id, issue)] : [];
    const parameters = issueParameters(issueOf(now.url));
    const comments = this.#comments(octokit, parameters, since.toISOString());
    for await (const comment of comments) {
      events.push(commentEvent(issue, comment));
    }
    const pages = octokit.paginate.iterator(octokit.rest.issues.listEvents, {
      ...parameters,
      per_page: PAGE,
    });
    let read = 0;
    for await (const page of pages) {
      for (const one of page.data) {
        const { event, created_at: at, actor } = issueEventSchema.parse(one);
        if (event !== 'closed' && event !== 'reopened') continue;
        if (at < since) continue;
        const told = stateEvent(issue, event, { at, user: actor });
        if (told) events.push(told);
      }
      if (++read >= MOST_PAGES) break;
    }
    return events;
  }

  async *#comments(
    octokit: Octokit,
    issue: ReturnType<typeof issueParameters>,
    since: string,
  ) {
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
      ...issue,
      since,
      per_page: PAGE,
    });
    let read = 0;
    for await (const { data } of pages) {
      for (const one of data) yield commentSchema.parse(one);
      if (++read >= MOST_PAGES) break;
    }
  }
}

function issueParameters({ owner, repo, number }: ReturnType<typeof issueOf>) {
  return { owner, repo, issue_number: number };
}
