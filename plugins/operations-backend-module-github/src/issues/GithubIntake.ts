import { ServiceUnavailableError } from '@backstage/errors';
import { Octokit } from '@octokit/rest';
import {
  IntakeEvent,
  IntakeInbox,
  IntakeIssueRef,
  IntakeSystem,
} from '@operate-first/plugin-operations-node';
import { addressOf, readAddress } from '../address';
import { LOGIN_ANNOTATION } from '../changeRequests/GithubPullRequests';
import { isMissing } from '../github/errors';
import { GithubClients } from '../github/GithubClients';
import { commentSchema, issueSchema } from '../schema';
import { harmless, hidden, LONGEST_TITLE } from '../tickets/issueText';
import { findMarkedComment, findMarkedIssue } from './findMarked';

/** Clocks differ. */
const OVERLAP_MILLISECONDS = 10 * 60_000;
const REASONS = { completed: 'completed', notPlanned: 'not_planned' } as const;

type Asked = { signal: AbortSignal };

function repositoryOf(url: string): { owner: string; repo: string } {
  const address = readAddress(url);
  if (!address) throw new Error('The address of the repository is none.');
  return { owner: address.owner, repo: address.repo };
}

function parametersOf({ repository, number }: IntakeIssueRef) {
  return { ...repositoryOf(repository), issue_number: number };
}

async function edit(
  octokit: Octokit,
  issue: IntakeIssueRef,
  comment: { id: number; body: string },
): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.issues.updateComment({
      ...repositoryOf(issue.repository),
      comment_id: comment.id,
      body: comment.body,
    });
    return String(commentSchema.parse(data).id);
  } catch (error) {
    // Somebody has deleted it: it is written again.
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Requests by issue forms on the GitHubs of `integrations`.
 *
 * @internal
 */
export class GithubIntake implements IntakeSystem {
  readonly id = 'github';
  readonly title = 'GitHub';
  readonly loginAnnotation = LOGIN_ANNOTATION;
  readonly #clients: GithubClients;
  #inbox?: IntakeInbox;

  static create({ clients }: { clients: GithubClients }): GithubIntake {
    return new GithubIntake(clients);
  }

  private constructor(clients: GithubClients) {
    this.#clients = clients;
  }

  knows(repository: string): boolean {
    const address = readAddress(repository);
    return (
      address !== undefined &&
      address.kind === undefined &&
      addressOf(address) === repository &&
      this.#clients.knows(repository)
    );
  }

  connect(inbox: IntakeInbox): void {
    this.#inbox = inbox;
  }

  /** Takes what a webhook told; resolves once it is stored. */
  async receive(event: IntakeEvent): Promise<boolean> {
    if (!this.#inbox) {
      throw new ServiceUnavailableError('The portal is starting.');
    }
    return this.#inbox.receive(event);
  }

  async say(
    issue: IntakeIssueRef,
    said: { marker: string; text: string; commentId?: string },
    { signal }: Asked,
  ): Promise<string> {
    const { marker, text, commentId } = said;
    const body = `${harmless(text)}\n\n${hidden(marker)}`;
    return this.#clients.ask(issue.repository, signal, async octokit => {
      const parameters = parametersOf(issue);
      const known =
        commentId ?? (await findMarkedComment(octokit, parameters, marker))?.id;
      if (known !== undefined) {
        const id = Number(known);
        const edited = await edit(octokit, issue, { id, body });
        if (edited !== undefined) return edited;
      }
      const { data } = await octokit.rest.issues.createComment({
        ...parameters,
        body,
      });
      return String(commentSchema.parse(data).id);
    });
  }

  async close(
    issue: IntakeIssueRef,
    reason: keyof typeof REASONS,
    { signal }: Asked,
  ): Promise<void> {
    await this.#clients.ask(issue.repository, signal, async octokit => {
      const parameters = parametersOf(issue);
      const { data } = await octokit.rest.issues.get(parameters);
      if (issueSchema.parse(data).state === 'closed') return;
      await octokit.rest.issues.update({
        ...parameters,
        state: 'closed',
        state_reason: REASONS[reason],
      });
    });
  }

  async open(
    repository: string,
    issue: {
      title: string;
      body: string;
      labels: string[];
      marker: string;
      since: Date;
    },
    { signal }: Asked,
  ): Promise<IntakeIssueRef> {
    const { title, body, labels, marker } = issue;
    const since = new Date(issue.since.getTime() - OVERLAP_MILLISECONDS);
    return this.#clients.ask(repository, signal, async octokit => {
      const place = repositoryOf(repository);
      const known = await findMarkedIssue(octokit, place, { marker, since });
      if (known) return { repository, number: known.number };
      const { data } = await octokit.rest.issues.create({
        ...place,
        title: harmless(title).slice(0, LONGEST_TITLE),
        body: `${harmless(body)}\n\n${hidden(marker)}`,
        labels,
      });
      return { repository, number: issueSchema.parse(data).number };
    });
  }
}
