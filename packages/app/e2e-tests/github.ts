import { expect } from '@playwright/test';

/** Where the playground speaks as GitHub does; pages of issues have the same paths there. */
const PLAYER = 'http://127.0.0.1:8126';

/** What addresses of its pages begin with. */
export const GITHUB = 'https://github.example.org';
export const SUPPORT = 'marram/support';

/** An issue, as much of it as tests ask for. */
export interface HubIssue {
  number: number;
  html_url: string;
  title: string;
  body: string;
  state: string;
  state_reason: string | null;
  user: { login: string };
}

async function ask(method: string, path: string, body?: object) {
  const response = await fetch(`${PLAYER}${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  const said = await response.text();
  expect(response.ok, `${method} ${path}: ${said}`).toBe(true);
  return JSON.parse(said);
}

/** What somebody does on GitHub, by their login. */
export function onGithub(login: string, repository: string) {
  const at = `/people/${login}/repos/${repository}`;
  return {
    /** Opens an issue by a form, whose fields are filled in by their ids. */
    ask: (
      form: string,
      fields: Record<string, string | string[]>,
    ): Promise<HubIssue> => ask('POST', `${at}/forms/${form}`, { fields }),
    edit: (number: number, edit: object): Promise<HubIssue> =>
      ask('PATCH', `${at}/issues/${number}`, edit),
    comment: (number: number, body: string) =>
      ask('POST', `${at}/issues/${number}/comments`, { body }),
  };
}

/** The latest first, whatever their state. */
export function issuesOf(repository: string): Promise<HubIssue[]> {
  return ask(
    'GET',
    `/people/reader/repos/${repository}/issues?state=all&per_page=100`,
  );
}

export async function issueOf(
  repository: string,
  number: number,
): Promise<HubIssue> {
  return ask('GET', `/people/reader/repos/${repository}/issues/${number}`);
}

/** What is written below an issue, in order. */
export async function commentsOf(
  repository: string,
  number: number,
): Promise<Array<{ id: number; body: string; user: { login: string } }>> {
  return ask(
    'GET',
    `/people/reader/repos/${repository}/issues/${number}/comments?per_page=100`,
  );
}

/** What the portal was told of an issue, and what it answered; the latest first. */
export async function deliveriesOf(
  repository: string,
  number: number,
): Promise<Array<{ event: string; action: string; answer?: number | string }>> {
  const all = await ask('GET', '/deliveries');
  return all.filter(
    (one: { repository: string; issue: number }) =>
      one.repository === repository && one.issue === number,
  );
}
