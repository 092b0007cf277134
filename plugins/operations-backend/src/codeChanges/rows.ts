import { Commit, OutsideIdentity } from '@operate-first/plugin-operations-node';
import { CodeChangeRow } from '../database/rows';

/** A commit as it is shown, before it is known who reads it. @internal */
export interface StoredCode {
  repository: string;
  revision: string;
  at: Date;
  message: string;
  author?: OutsideIdentity;
  url?: string;
  pullRequest?: Commit['pullRequest'];
}

/** @internal */
export function codeOf(row: CodeChangeRow): StoredCode {
  return {
    repository: row.repository,
    revision: row.revision,
    at: new Date(Number(row.at)),
    message: row.message,
    author: row.author ? JSON.parse(row.author) : undefined,
    url: row.url ?? undefined,
    pullRequest: row.pull_request ? JSON.parse(row.pull_request) : undefined,
  };
}
