import { NotFoundError } from '@backstage/errors';
import { Account, HubComment, HubEvent, HubIssue, IssueEdit } from './model';

/** @internal */
export interface RepositoryOptions {
  /** `owner/name`. */
  name: string;
  host: string;
  /** Ids are of the whole hub, numbers of a repository. */
  nextId: () => number;
  onEvent: (event: HubEvent) => void;
}

const now = () => new Date().toISOString();

/** The issues of one repository, their comments and their labels. @internal */
export class Repository {
  readonly name: string;
  readonly labels = new Set<string>();
  readonly #options: RepositoryOptions;
  readonly #issues: HubIssue[] = [];
  readonly #comments: Array<{ number: number; comment: HubComment }> = [];

  static create(options: RepositoryOptions): Repository {
    return new Repository(options);
  }

  private constructor(options: RepositoryOptions) {
    this.#options = options;
    this.name = options.name;
  }

  get url(): string {
    return `https://${this.#options.host}/${this.name}`;
  }

  /** The latest first. */
  get issues(): HubIssue[] {
    return [...this.#issues].reverse();
  }

  /** @throws NotFoundError */
  issue(number: number): HubIssue {
    const found = this.#issues.find(one => one.number === number);
    if (found) return found;
    throw new NotFoundError(`There is no issue ${number} in ${this.name}.`);
  }

  /** In the order in which they were written. */
  comments(number: number): HubComment[] {
    return this.#comments
      .filter(one => one.number === number)
      .map(({ comment }) => comment);
  }

  open(
    wanted: { title: string; body: string; labels: string[]; pull?: boolean },
    by: Account,
  ): HubIssue {
    const number = this.#issues.length + 1;
    const { title, body, labels, pull = false } = wanted;
    const at = now();
    const issue: HubIssue = {
      id: this.#options.nextId(),
      number,
      html_url: `${this.url}/${pull ? 'pull' : 'issues'}/${number}`,
      title,
      body,
      state: 'open',
      state_reason: null,
      labels: labels.map(name => ({ name })),
      user: by,
      created_at: at,
      updated_at: at,
      closed_at: null,
      ...(pull && { pull_request: { merged_at: null } }),
    };
    labels.forEach(label => this.labels.add(label));
    this.#issues.push(issue);
    this.#tell('opened', issue, by);
    return issue;
  }

  edit(number: number, edit: IssueEdit, by: Account): HubIssue {
    const issue = this.issue(number);
    const { title, body, labels, state, state_reason: reason } = edit;
    const at = now();
    const isWritten =
      (title !== undefined && title !== issue.title) ||
      (body !== undefined && body !== issue.body);
    if (isWritten) {
      Object.assign(issue, {
        title: title ?? issue.title,
        body: body ?? issue.body,
        updated_at: at,
      });
      this.#tell('edited', issue, by);
    }
    if (labels) {
      const more = labels.filter(
        name => !issue.labels.some(label => label.name === name),
      );
      labels.forEach(label => this.labels.add(label));
      issue.labels = labels.map(name => ({ name }));
      issue.updated_at = at;
      this.#tell(more.length > 0 ? 'labeled' : 'unlabeled', issue, by);
    }
    if (state !== undefined && state !== issue.state) {
      const isClosed = state === 'closed';
      Object.assign(issue, {
        state,
        state_reason: isClosed ? reason ?? 'completed' : 'reopened',
        closed_at: isClosed ? at : null,
        updated_at: at,
      });
      this.#tell(isClosed ? 'closed' : 'reopened', issue, by);
    }
    return issue;
  }

  merge(number: number, by: Account): HubIssue {
    const issue = this.issue(number);
    if (!issue.pull_request) {
      throw new NotFoundError(`${this.name}#${number} is no pull request.`);
    }
    const at = now();
    Object.assign(issue, {
      pull_request: { merged_at: at },
      state: 'closed',
      closed_at: at,
      updated_at: at,
    });
    this.#tell('closed', issue, by);
    return issue;
  }

  comment(number: number, body: string, by: Account): HubComment {
    const issue = this.issue(number);
    const id = this.#options.nextId();
    const at = now();
    const comment: HubComment = {
      id,
      html_url: `${issue.html_url}#issuecomment-${id}`,
      body,
      user: by,
      created_at: at,
      updated_at: at,
    };
    this.#comments.push({ number, comment });
    this.#tell('created', issue, by, comment);
    return comment;
  }

  editComment(id: number, body: string, by: Account): HubComment {
    const found = this.#comments.find(one => one.comment.id === id);
    if (!found) throw new NotFoundError(`There is no comment ${id}.`);
    const { number, comment } = found;
    Object.assign(comment, { body, updated_at: now() });
    this.#tell('edited', this.issue(number), by, comment);
    return comment;
  }

  /** As it is now: what is told does not change any more. */
  #tell(action: string, issue: HubIssue, by: Account, comment?: HubComment) {
    const ofIssue = issue.pull_request ? 'pull_request' : 'issues';
    this.#options.onEvent({
      repository: this.name,
      event: comment ? 'issue_comment' : ofIssue,
      action,
      issue: structuredClone(issue),
      ...(comment && { comment: structuredClone(comment) }),
      sender: by,
    });
  }
}
