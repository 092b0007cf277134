/** Who does something: the portal by its token, people by their names. @internal */
export interface Account {
  id: number;
  login: string;
}

/** As GitHub's API answers it. @internal */
export interface HubIssue {
  id: number;
  number: number;
  html_url: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  state_reason: string | null;
  labels: Array<{ name: string }>;
  user: Account;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  /** Where it is none, but a pull request. */
  pull_request?: { merged_at: string | null };
}

/** As GitHub's API answers it. @internal */
export interface HubComment {
  id: number;
  html_url: string;
  body: string;
  user: Account;
  created_at: string;
  updated_at: string;
}

/** What happened to an issue, as webhooks tell it. @internal */
export interface HubEvent {
  /** `owner/name`. */
  repository: string;
  event: 'issues' | 'issue_comment' | 'pull_request';
  action: string;
  issue: HubIssue;
  comment?: HubComment;
  sender: Account;
}

/** What somebody wants to be otherwise with an issue. @internal */
export interface IssueEdit {
  title?: string;
  body?: string;
  labels?: string[];
  state?: 'open' | 'closed';
  state_reason?: string | null;
}
