import express, { Express, Request } from 'express';
import { createHmac } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

const HOST = 'github.example.com';
const REPOSITORY = 'acme/incidents';
const BOT = { id: 1, login: 'portal[bot]' };

interface Issue {
  id: number;
  number: number;
  html_url: string;
  title: string;
  body: string;
  labels: string[];
  state: 'open' | 'closed';
  created_at: string;
  updated_at: string;
  user: typeof BOT;
}

function now(): string {
  return new Date().toISOString();
}

/** A GitHub Enterprise Server as far as issues need one: an API on a socket, and webhooks that it signs. */
export class SmallGithub {
  readonly host = HOST;
  readonly repository = `https://${HOST}/${REPOSITORY}`;
  readonly secret = 'a-secret-of-a-test-0123';
  readonly issues: Issue[] = [];
  readonly labels = new Set<string>();
  readonly #server: Server;

  static async start(): Promise<SmallGithub> {
    const github = new SmallGithub();
    await new Promise<void>(resolve => {
      github.#server.listen(0, '127.0.0.1', resolve);
    });
    return github;
  }

  private constructor() {
    this.#server = createServer(this.#api());
  }

  get apiBaseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/v3`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** Somebody comments; whoever listens is told. The same delivery may be sent again. */
  comment(issue: Issue, login: string, body: string): object {
    return {
      action: 'created',
      issue,
      comment: {
        id: 5,
        html_url: `${issue.html_url}#issuecomment-5`,
        body,
        updated_at: now(),
        user: { id: 2, login },
      },
      sender: { id: 2, login },
    };
  }

  async deliver(url: string, delivery: object, secret = this.secret) {
    const body = JSON.stringify(delivery);
    const digest = createHmac('sha256', secret).update(body).digest('hex');
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'issue_comment',
        'x-hub-signature-256': `sha256=${digest}`,
      },
      body,
    });
  }

  #api(): Express {
    const app = express();
    const root = `/api/v3/repos/${REPOSITORY}`;
    const find = (request: Request) =>
      this.issues.find(one => one.number === Number(request.params.number));
    app.use(express.json());
    app.get(`${root}/labels/:name`, (request, response) => {
      const known = this.labels.has(request.params.name);
      response.status(known ? 200 : 404).json({});
    });
    app.post(`${root}/labels`, (request, response) => {
      this.labels.add(request.body.name);
      response.status(201).json({});
    });
    app.get(`${root}/issues`, (request, response) => {
      const label = String(request.query.labels);
      response.json(this.issues.filter(one => one.labels.includes(label)));
    });
    app.post(`${root}/issues`, (request, response) => {
      response.status(201).json(this.#open(request.body));
    });
    app.get(`${root}/issues/:number`, (request, response) => {
      const issue = find(request);
      response.status(issue ? 200 : 404).json(issue ?? {});
    });
    app.patch(`${root}/issues/:number`, (request, response) => {
      const issue = find(request);
      if (issue) Object.assign(issue, request.body, { updated_at: now() });
      response.status(issue ? 200 : 404).json(issue ?? {});
    });
    app.get(`${root}/issues/:number/:what`, (_request, response) => {
      response.json([]);
    });
    return app;
  }

  #open(wanted: Pick<Issue, 'title' | 'body' | 'labels'>): Issue {
    const number = this.issues.length + 1;
    const issue: Issue = {
      ...wanted,
      id: 9000 + number,
      number,
      html_url: `${this.repository}/issues/${number}`,
      state: 'open',
      created_at: now(),
      updated_at: now(),
      user: BOT,
    };
    this.issues.push(issue);
    return issue;
  }
}
