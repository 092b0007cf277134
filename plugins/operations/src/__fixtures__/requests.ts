import {
  RequestDetail,
  RequestStage,
  RequestStageName,
  RequestsApi,
  RequestSummary,
} from '@operate-first/plugin-operations-common';
import { ago } from './operations';

const MINUTE = 60_000;

const STAGES: RequestStageName[] = [
  'proposed',
  'checks',
  'approved',
  'merged',
  'synced',
  'healthy',
  'observed',
  'done',
];

export function summaryOf(
  key: string,
  also: Partial<RequestSummary> = {},
): RequestSummary {
  return {
    key,
    kind: 'onboard',
    title: 'Onboard vouchers for sales',
    state: 'open',
    stage: 'approved',
    stageState: 'waiting',
    stageSince: ago(4 * MINUTE),
    requester: 'user:default/ada',
    team: 'group:default/sales',
    services: ['component:default/vouchers'],
    clusters: ['eu-1'],
    createdAt: ago(5 * MINUTE),
    updatedAt: ago(4 * MINUTE),
    visibility: 'public',
    ...also,
  };
}

/** Stages of which those before the present one are done. */
export function stagesOf(
  present: RequestStageName | undefined,
  also: Partial<RequestStage> = {},
): RequestStage[] {
  const at = present ? STAGES.indexOf(present) : STAGES.length;
  return STAGES.map((name, index) => {
    if (index < at) {
      return {
        name,
        state: 'done',
        at: ago((5 - index / 2) * MINUTE),
        evidence: [{ text: `${name} was seen` }],
      };
    }
    const waiting: RequestStage = { name, state: 'waiting', evidence: [] };
    return index === at ? { ...waiting, ...also } : waiting;
  });
}

export function requestOf(also: Partial<RequestDetail> = {}): RequestDetail {
  return {
    summary: summaryOf('REQ-7'),
    stages: stagesOf('approved'),
    places: [
      {
        environment: 'production',
        cluster: 'eu-1',
        namespace: 'vouchers',
        service: 'component:default/vouchers',
      },
    ],
    files: [
      {
        path: 'services/vouchers/catalog-info.yaml',
        change: 'added',
        after: 'kind: Component\n',
      },
      {
        path: 'services/all.yaml',
        change: 'changed',
        before: 'targets:\n  - ./fares\n',
        after: 'targets:\n  - ./fares\n  - ./vouchers\n',
      },
    ],
    notes: ['The namespace fares stays as it is.'],
    checks: [
      { name: 'Schemas', state: 'passed', message: '14 objects are valid.' },
      {
        name: 'kustomize',
        state: 'notRun',
        message: 'There is no kustomize 4 here.',
      },
    ],
    need: {
      by: 'people',
      groups: ['group:default/platform'],
      count: 1,
      sentence: 'Somebody of platform approves, because the quota is large.',
    },
    approvals: [],
    events: [{ at: ago(5 * MINUTE), text: 'It was asked for.' }],
    branch: 'request/REQ-7',
    revision: '0123456789abcdef',
    target: 'main',
    taskId: 'task-1',
    may: {
      review: { allowed: true },
      merge: { allowed: false },
      withdraw: { allowed: false },
    },
    ...also,
  };
}

/** One request that can be approved, rejected, merged and withdrawn. */
export function fakeRequest(first: RequestDetail = requestOf()) {
  const state = { detail: first };
  const api: Partial<RequestsApi> = {
    getRequest: async () => state.detail,
    reviewRequest: async (_key, { verdict, reason }) => {
      const isApproved = verdict === 'approve';
      state.detail = {
        ...state.detail,
        summary: {
          ...state.detail.summary,
          state: isApproved ? 'open' : 'rejected',
          stage: isApproved ? 'merged' : 'approved',
        },
        stages: stagesOf(isApproved ? 'merged' : 'approved'),
        approvals: [
          {
            at: ago(0),
            by: 'person',
            person: 'user:default/bob',
            verdict,
            reason,
          },
        ],
        may: {
          review: { allowed: false },
          merge: { allowed: isApproved },
          withdraw: { allowed: false },
        },
      };
      return state.detail;
    },
    mergeRequest: async () => {
      state.detail = {
        ...state.detail,
        summary: { ...state.detail.summary, state: 'done', stage: 'done' },
        stages: stagesOf(undefined),
      };
      return state.detail;
    },
  };
  return { api, state };
}
