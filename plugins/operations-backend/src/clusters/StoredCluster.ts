import {
  ClusterCapacity,
  ClusterNode,
  ClusterQuota,
  WatchState,
} from '@operate-first/plugin-operations-common';
import { ClusterReport } from '@operate-first/plugin-operations-node';

/** What a list shows of the last report; times as the API writes them. @internal */
export interface StoredReport {
  title?: string;
  state: WatchState;
  message: string;
  remedy?: string;
  since: string;
  version?: string;
  lastAnswerAt?: string;
  clockMessage?: string;
}

/** Figures that a list shows, so that it need not read the rest. @internal */
export interface StoredSummary {
  nodes: number;
  nodesReady: number;
  resources: ClusterCapacity;
  /** Where its nodes are; missing in rows that were written before this was known. */
  regions?: string[];
}

/** @internal */
export interface StoredFigures {
  nodes: ClusterNode[];
  quotas: ClusterQuota[];
}

/** @internal */
export function storedReport(report: ClusterReport): StoredReport {
  const { title, state, message, remedy, since, version } = report;
  return {
    title,
    state,
    message,
    remedy,
    since: since.toISOString(),
    version,
    lastAnswerAt: report.lastAnswerAt?.toISOString(),
    clockMessage: report.clockMessage,
  };
}
