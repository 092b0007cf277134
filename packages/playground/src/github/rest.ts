import { InputError, NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { parseWith } from '../catalog/parse';
import { bodyOfForm, readForm } from './forms';
import { Hub } from './Hub';
import { Account, HubIssue } from './model';
import { Repository } from './Repository';
import {
  commentSchema,
  filledInSchema,
  issueEditSchema,
  labelSchema,
  newIssueSchema,
} from './schema';

const MOST_ON_A_PAGE = 100;
const FEW_ON_A_PAGE = 30;

/** Something that is asked for, by whom. @internal */
export interface RestRequest {
  method: string;
  /** `/repos/owner/name/…` */
  path: string;
  query: URLSearchParams;
  body: unknown;
  by: Account;
}

/** @internal */
export interface RestAnswer {
  status: number;
  body: unknown;
}

const ok = (body: unknown): RestAnswer => ({ status: 200, body });
const made = (body: unknown): RestAnswer => ({ status: 201, body });

function onPage<T>(items: T[], query: URLSearchParams): T[] {
  const size = Math.min(
    Number(query.get('per_page') ?? FEW_ON_A_PAGE),
    MOST_ON_A_PAGE,
  );
  const page = Number(query.get('page') ?? 1);
  return items.slice((page - 1) * size, page * size);
}

function listed({ issues }: Repository, query: URLSearchParams): HubIssue[] {
  const state = query.get('state') ?? 'open';
  const since = query.get('since');
  const labels = query.get('labels')?.split(',') ?? [];
  const found = issues.filter(
    issue =>
      (state === 'all' || issue.state === state) &&
      (since === null || issue.updated_at >= since) &&
      labels.every(name => issue.labels.some(label => label.name === name)),
  );
  return onPage(found, query);
}

/** GitHub's REST API as far as the portal uses it, and the forms and merges that people do by hand. @internal */
export class Rest {
  readonly #hub: Hub;
  readonly #forms: string;

  /** @param options - forms: the folder of the issue forms. */
  static create(options: { hub: Hub; forms: string }): Rest {
    return new Rest(options);
  }

  private constructor({ hub, forms }: { hub: Hub; forms: string }) {
    this.#hub = hub;
    this.#forms = forms;
  }

  /** @throws NotFoundError and InputError */
  answer(request: RestRequest): RestAnswer {
    const [root, owner, name, area, ...rest] = request.path
      .split('/')
      .filter(Boolean)
      .map(decodeURIComponent);
    if (root !== 'repos') return this.#nothing(request);
    const repository = this.#hub.repository(`${owner}/${name}`);
    switch (area) {
      case undefined:
        return ok({ default_branch: 'main', private: false });
      case 'labels':
        return this.#labels(request, repository, rest);
      case 'issues':
        return this.#issues(request, repository, rest);
      case 'pulls':
        return this.#pulls(request, repository, rest);
      case 'forms':
        return this.#fillIn(request, repository, rest);
      default:
        return this.#nothing(request);
    }
  }

  #labels(
    request: RestRequest,
    { labels }: Repository,
    [name]: string[],
  ): RestAnswer {
    if (request.method === 'POST') {
      const label = this.#parse(labelSchema, request);
      labels.add(label.name);
      return made(label);
    }
    if (name === undefined) return ok([...labels].map(one => ({ name: one })));
    return labels.has(name) ? ok({ name }) : this.#nothing(request);
  }

  #issues(
    request: RestRequest,
    repository: Repository,
    [number, part, id]: string[],
  ): RestAnswer {
    const { method, query, by } = request;
    if (number === undefined && method === 'POST') {
      const { title, body, labels } = this.#parse(newIssueSchema, request);
      const wanted = { title, body: body ?? '', labels };
      return made(repository.open(wanted, by));
    }
    if (number === undefined) return ok(listed(repository, query));
    if (number === 'comments' && method === 'PATCH') {
      const { body } = this.#parse(commentSchema, request);
      return ok(repository.editComment(Number(part), body, by));
    }
    const at = Number(number);
    if (part === undefined && method === 'PATCH') {
      const edit = this.#parse(issueEditSchema, request);
      return ok(repository.edit(at, edit, by));
    }
    const issue = repository.issue(at);
    if (part === undefined) return ok(issue);
    if (part === 'comments' && id === undefined && method === 'POST') {
      const { body } = this.#parse(commentSchema, request);
      return made(repository.comment(at, body, by));
    }
    if (part === 'comments') return ok(onPage(repository.comments(at), query));
    // Nothing that the portal reads of them happens here.
    if (part === 'events' || part === 'timeline') return ok([]);
    return this.#nothing(request);
  }

  #pulls(
    request: RestRequest,
    repository: Repository,
    [number, part]: string[],
  ): RestAnswer {
    const { method, by } = request;
    if (number === undefined && method === 'POST') {
      const { title, body, labels } = this.#parse(newIssueSchema, request);
      const wanted = { title, body: body ?? '', labels, pull: true };
      return made(repository.open(wanted, by));
    }
    if (number === undefined) return ok([]);
    if (part === 'merge' && method === 'PUT') {
      return ok(repository.merge(Number(number), by));
    }
    if (part === 'reviews') return ok([]);
    const { pull_request: pull, ...issue } = repository.issue(Number(number));
    if (!pull) return this.#nothing(request);
    return ok({ ...issue, ...pull, base: { ref: 'main' } });
  }

  /** On GitHub this is a page; what it sends is not part of the API. */
  #fillIn(
    request: RestRequest,
    repository: Repository,
    [name = '']: string[],
  ): RestAnswer {
    const form = readForm(this.#forms, name);
    const { title, fields } = this.#parse(filledInSchema, request);
    const wanted = {
      title: title ?? form.title,
      body: bodyOfForm(form, fields),
      labels: form.labels,
    };
    return made(repository.open(wanted, request.by));
  }

  #parse<T extends z.ZodType>(
    schema: T,
    { method, path, body }: RestRequest,
  ): z.output<T> {
    if (typeof body !== 'object' || body === null) {
      throw new InputError(`${method} ${path}: the body must be JSON.`);
    }
    return parseWith(schema, body, `${method} ${path}`);
  }

  #nothing({ method, path }: RestRequest): never {
    throw new NotFoundError(`There is no ${method} ${path} here.`);
  }
}
