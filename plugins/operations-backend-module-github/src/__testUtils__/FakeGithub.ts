import { http, HttpResponse, JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import { createHash } from 'node:crypto';

interface FakeIssue {
  id: number;
  number: number;
  html_url: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  user: { id: number; login: string };
}

interface FakeComment {
  id: number;
  issue: number;
  html_url: string;
  body: string;
  updated_at: string;
  user: { id: number; login: string };
}

export const PORTAL = { id: 1, login: 'portal[bot]' };
export const GRACE = { id: 2, login: 'grace' };

type Failure = () => Response;
type FakeBody = Pick<FakeIssue, 'title' | 'body' | 'labels'> & { name: string };

/** A GitHub as far as the module asks it, answering over HTTP. */
export class FakeGithub {
  readonly server: ReturnType<typeof setupServer>;
  readonly issues: FakeIssue[] = [];
  readonly comments: FakeComment[] = [];
  readonly events: Array<{ issue: number; event: string; actor: object }> = [];
  readonly labels = new Set<string>();
  readonly requests: string[] = [];
  readonly tokens = new Set<string>();
  /** Other answers, by the beginning of `GET /repos/acme/shop/…`. */
  readonly answers = new Map<string, JsonBodyType>();
  /** Former names of the repository. */
  formerly?: string;
  /** Issues that were deleted. */
  readonly deleted = new Set<number>();
  /** What it answers instead, while there is something. */
  failure?: Failure;
  /** What it answers after it has done what it was asked for. */
  lateFailure?: Failure;
  name = 'acme/ops';
  #next = 100;

  static create(api: string, host: string): FakeGithub {
    return new FakeGithub(api, host);
  }

  private constructor(api: string, readonly host: string) {
    this.server = setupServer(
      http.all(`${api}/*`, async ({ request }) => {
        const url = new URL(request.url);
        const path = url.pathname.replace(new URL(api).pathname, '/');
        const asked = `${request.method} ${path.replace(/^\/+/, '/')}`;
        this.requests.push(asked);
        this.tokens.add(request.headers.get('authorization') ?? '');
        if (this.failure) return this.failure();
        const [, former] = /\/repos\/([^/]+\/[^/]+)/.exec(asked) ?? [];
        if (former === this.formerly) {
          const location = request.url.replace(former, this.name);
          return new HttpResponse(null, { status: 301, headers: { location } });
        }
        const body = (request.body ? await request.json() : {}) as FakeBody;
        const answer = await this.#tagged(
          request,
          this.#answer(asked, url.searchParams, body),
        );
        const failure = this.lateFailure;
        if (failure && request.method === 'POST' && asked.endsWith('/issues')) {
          return failure();
        }
        return answer;
      }),
    );
  }

  get now(): string {
    return new Date(Date.now()).toISOString();
  }

  comment(issue: number, body: string, user = GRACE): FakeComment {
    const id = ++this.#next;
    const made = {
      id,
      issue,
      body,
      user,
      html_url: `https://${this.host}/${this.name}/issues/${issue}#${id}`,
      updated_at: this.now,
    };
    this.comments.push(made);
    return made;
  }

  /** What is known already is not answered again. */
  async #tagged(request: Request, answer: Response): Promise<Response> {
    if (request.method !== 'GET' || !answer.ok) return answer;
    const text = await answer.text();
    const tag = `"${createHash('sha256').update(text).digest('hex')}"`;
    if (request.headers.get('if-none-match') === tag) {
      return new HttpResponse(null, { status: 304, headers: { etag: tag } });
    }
    return new HttpResponse(text, {
      headers: { etag: tag, 'content-type': 'application/json' },
    });
  }

  #answer(asked: string, query: URLSearchParams, body: FakeBody): Response {
    for (const [start, answer] of this.answers) {
      if (asked.startsWith(start)) return HttpResponse.json(answer);
    }
    const repository = `/repos/${this.name}`;
    const [method, path] = asked.split(' ');
    const rest = path.startsWith(repository) && path.slice(repository.length);
    const missing = HttpResponse.json(
      { message: 'Not Found' },
      { status: 404 },
    );
    if (rest === false) return missing;
    const [, area, name, part] = rest.split('/');
    if (area === 'labels') {
      if (method === 'POST') this.labels.add(body.name);
      return method === 'POST' || this.labels.has(decodeURIComponent(name))
        ? HttpResponse.json({})
        : missing;
    }
    if (area !== 'issues') return missing;
    if (name === undefined && method === 'GET') {
      const label = query.get('labels') ?? '';
      return HttpResponse.json(
        this.issues
          .filter(({ labels }) => label === '' || labels.includes(label))
          .reverse(),
      );
    }
    if (name === undefined) return HttpResponse.json(this.#make(body));
    if (this.deleted.has(Number(name))) {
      return HttpResponse.json({ message: 'Gone' }, { status: 410 });
    }
    if (name === 'comments') {
      const comment = this.comments.find(({ id }) => id === Number(part));
      if (!comment) return missing;
      Object.assign(comment, body, { updated_at: this.now });
      return HttpResponse.json(comment);
    }
    const issue = this.issues.find(({ number }) => number === Number(name));
    if (!issue) return missing;
    if (part === 'comments' && method === 'POST') {
      return HttpResponse.json(this.comment(issue.number, body.body, PORTAL));
    }
    if (part === 'comments') {
      return HttpResponse.json(
        this.comments.filter(one => one.issue === issue.number),
      );
    }
    if (part === 'events') {
      return HttpResponse.json(
        this.events.filter(one => one.issue === issue.number),
      );
    }
    if (method === 'PATCH') {
      Object.assign(issue, body, { updated_at: this.now });
      issue.closed_at = issue.state === 'closed' ? this.now : null;
    }
    issue.html_url = `https://${this.host}/${this.name}/issues/${issue.number}`;
    return HttpResponse.json(issue);
  }

  #make(body: Pick<FakeIssue, 'title' | 'body' | 'labels'>): FakeIssue {
    const number = this.issues.length + 1;
    const issue: FakeIssue = {
      ...body,
      id: 9000 + number,
      number,
      html_url: `https://${this.host}/${this.name}/issues/${number}`,
      state: 'open',
      created_at: this.now,
      updated_at: this.now,
      closed_at: null,
      user: PORTAL,
    };
    this.issues.push(issue);
    return issue;
  }
}
