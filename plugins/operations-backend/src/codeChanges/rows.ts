import { Change, Visibility } from '@operate-first/plugin-operations-common';
import { Commit, OutsideIdentity } from '@operate-first/plugin-operations-node';
import { Milliseconds } from '../database/rows';

/** @internal */
export interface CodeChangeRow {
  id: string;
  service_id: string;
  source: string;
  kind: Extract<
    Change['kind'],
    'commit' | 'pullRequest' | 'gitops' | 'configuration' | 'slo'
  >;
  /** Or the ref of the SLO. */
  repository: string;
  revision: string;
  at: Milliseconds;
  message: string;
  visibility: Visibility;
  reverts: string | null;
  url: string | null;
  pull_request: string | null;
  author: string | null;
  paths: string;
}

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
