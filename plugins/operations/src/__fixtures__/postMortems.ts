import {
  ActionItem,
  PostMortem,
  PostMortemDetail,
  PostMortemsApi,
  ProblemError,
  SimilarAnswers,
} from '@operate-first/plugin-operations-common';
import { ago, problem } from './operations';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Front matter and body, as they are in git. */
export const MARKDOWN = `---
id: PM-7
title: Payments refused to start for two hours
status: published
visibility: public
incident: INC-12
services: [component:default/payments]
severity: 2
started: 2026-11-12T09:02:00Z
detected: 2026-11-12T09:05:00Z
resolved: 2026-11-12T11:12:00Z
tags: [rollout]
cause: change
actionItems:
  - id: gate
    title: Refuse images that no registry has
    owner: group:default/payments-team
    kind: prevent
    due: 2026-12-01
---

## Summary

Payments could not start: the image \`payments:1.8.3\` was in no registry. Ask ada@example.org.

## Timeline

- 09:02 Version 1.8.3 is rolled out.
- 09:05 The probe pages the payments team.

\`\`\`text
## not a heading
Failed to pull image "payments:1.8.3": not found
\`\`\`

## What went well

The rollback took four minutes.
`;

/** The body alone. */
export const BODY = MARKDOWN.slice(MARKDOWN.indexOf('## Summary'));

export function postMortemOf(
  number: number,
  overrides: Partial<PostMortem> = {},
): PostMortem {
  return {
    id: `post-mortem-${number}`,
    key: `PM-${number}`,
    title: 'Payments refused to start for two hours',
    summary: 'Payments could not start: its image was in no registry.',
    status: 'published',
    visibility: 'public',
    account: 'internal',
    incident: `INC-${number}`,
    severity: 2,
    cause: 'change',
    startedAt: ago(9 * DAY),
    detectedAt: ago(9 * DAY - 3 * MINUTE),
    resolvedAt: ago(9 * DAY - 130 * MINUTE),
    publishedAt: ago(7 * DAY),
    updatedAt: ago(7 * DAY),
    services: [
      { ref: 'component:default/payments', title: 'payments' },
      { ref: 'component:default/checkout', title: 'checkout' },
    ],
    owner: { ref: 'group:default/payments-team', title: 'Payments' },
    authors: [{ ref: 'user:default/ada', title: 'Ada Example' }],
    tags: ['rollout'],
    actionItems: { open: 1, overdue: 1, done: 1 },
    version: 1,
    ...overrides,
  };
}

export function actionItemOf(
  id: string,
  overrides: Partial<ActionItem> = {},
): ActionItem {
  return {
    id,
    postMortem: {
      key: 'PM-7',
      title: 'Payments refused to start for two hours',
    },
    title: 'Refuse images that no registry has',
    kind: 'prevent',
    severity: 'high',
    owner: { ref: 'group:default/payments-team', title: 'Payments' },
    due: '2026-12-01',
    issue: 'https://example.org/issues/12',
    state: 'open',
    service: { ref: 'component:default/payments', title: 'payments' },
    mayChange: true,
    ...overrides,
  };
}

export const ITEMS = [
  actionItemOf('page', {
    title: 'Page when a rollout is stuck for five minutes',
    kind: 'detect',
    due: '2026-11-15',
    state: 'overdue',
    issue: 'OPS-4',
  }),
  actionItemOf('gate'),
  actionItemOf('runbook', {
    title: 'Write down how to roll back',
    kind: 'recover',
    severity: 'low',
    state: 'done',
    done: '2026-11-14',
    owner: undefined,
  }),
];

/** What resembles a text whose image cannot be pulled. */
export function similarOf(
  overrides: Partial<SimilarAnswers> = {},
): SimilarAnswers {
  return {
    confidence: 'high',
    readAs: ['Failed to pull image <image>: not found'],
    results: [
      {
        kind: 'postMortem',
        key: 'PM-7',
        title: 'Payments refused to start for two hours',
        at: ago(9 * DAY),
        severity: 2,
        services: [{ ref: 'component:default/payments', title: 'payments' }],
        excerpt: 'Failed to pull image "payments:1.8.3": not found',
        confidence: 'high',
        why: [
          {
            kind: 'signature',
            text: 'Failed to pull image <image>: not found',
          },
          { kind: 'service', text: 'payments' },
        ],
      },
      {
        kind: 'incident',
        key: 'INC-3',
        title: 'checkout cannot start',
        services: [],
        confidence: 'medium',
        why: [{ kind: 'terms', text: 'image, pull' }],
      },
    ],
    ...overrides,
  };
}

/** What tests look at, and what they change from behind. */
export interface FakeShelf {
  api: Partial<PostMortemsApi>;
  details: Map<string, PostMortemDetail>;
  /** Somebody else saves. */
  saveElsewhere(key: string, markdown: string): void;
}

function conflict(): ProblemError {
  return problem(409, 'Somebody else has saved it meanwhile.');
}

/** Post-mortems that behave as those of the API: versions, conflicts, review, publication. */
export function fakeShelf(
  listed: PostMortem[] = [postMortemOf(7)],
  options: {
    mayWrite?: boolean;
    detail?: Partial<PostMortemDetail>;
    items?: ActionItem[];
    similar?: SimilarAnswers;
  } = {},
): FakeShelf {
  const { mayWrite = true, items = ITEMS, similar = similarOf() } = options;
  const details = new Map<string, PostMortemDetail>(
    listed.map(postMortem => [
      postMortem.key,
      {
        postMortem,
        text: postMortem.status === 'published' ? BODY : '',
        items: items.map(item => ({ ...item, mayChange: mayWrite })),
        ...(mayWrite && {
          markdown: MARKDOWN,
          source: {
            repository: 'post-mortems',
            path: `2026/${postMortem.key}.md`,
            content: 'content-1',
          },
          publicAccount: { state: 'shown' as const },
        }),
        may: { write: mayWrite, review: mayWrite, publish: mayWrite },
        ...options.detail,
      },
    ]),
  );
  const find = (key: string) => {
    const found = details.get(key);
    if (!found) throw problem(404, `There is no post-mortem ${key}.`);
    return found;
  };
  const put = (key: string, change: Partial<PostMortemDetail>) => {
    const before = find(key);
    const next = {
      ...before,
      ...change,
      postMortem: {
        ...before.postMortem,
        ...change.postMortem,
        version: before.postMortem.version + 1,
      },
    };
    details.set(key, next);
    return next;
  };
  const save = (key: string, markdown: string, by?: string) => {
    const before = find(key).working;
    return put(key, {
      working: {
        problems: [],
        reviews: [],
        approvals: { given: 0, needed: 1 },
        ...before,
        markdown,
        savedBy: by ? { ref: 'user:default/bob', title: by } : undefined,
        savedAt: new Date().toISOString(),
        version: (before?.version ?? 0) + 1,
      },
    });
  };
  const working = (key: string) => {
    const found = find(key).working;
    if (!found) throw problem(404, 'Nothing is being written.');
    return found;
  };
  const count = (values: (string | undefined)[]) => {
    const counts = new Map<string, number>();
    for (const value of values) {
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, sum]) => ({ value, count: sum }));
  };
  const shown = () => [...details.values()].map(detail => detail.postMortem);
  const itemsOf = (key: string) => find(key).items;

  const api: Partial<PostMortemsApi> = {
    listPostMortems: async (query = {}) => {
      const found = shown().filter(
        ({ status, incident, services }) =>
          (!query.status || query.status.includes(status)) &&
          (!query.incident || query.incident === incident) &&
          (!query.service ||
            services.some(({ ref }) => query.service?.includes(ref))),
      );
      return { items: found, totalItems: found.length };
    },
    getPostMortemFacets: async () => ({
      status: count(shown().map(({ status }) => status)),
      severity: count(shown().map(({ severity }) => String(severity))),
      cause: count(shown().map(({ cause }) => cause)),
      owner: count(shown().map(({ owner }) => owner?.ref)),
      system: [],
      service: count(shown().flatMap(one => one.services.map(s => s.ref))),
      tag: count(shown().flatMap(({ tags }) => tags)),
    }),
    listPostMortemSources: async () => ({
      items: [
        {
          id: 'post-mortems',
          title: 'post-mortems',
          writable: true,
          documents: details.size,
          readAt: ago(20_000),
          broken: mayWrite
            ? [
                {
                  path: '2024/broken.md',
                  problems: [
                    {
                      severity: 'error',
                      message: 'The front matter ends nowhere. Add a line ---.',
                      line: 4,
                    },
                  ],
                },
              ]
            : [],
        },
      ],
    }),
    getPostMortem: async key => find(key),
    startPostMortem: async ({ incident }) => {
      const key = 'PM-99';
      details.set(key, {
        ...find(shown()[0].key),
        postMortem: postMortemOf(99, { status: 'draft', incident }),
        text: '',
      });
      return save(key, MARKDOWN);
    },
    writePostMortem: async (key, { markdown, version }) => {
      if ((find(key).working?.version ?? 0) !== version) throw conflict();
      return save(key, markdown);
    },
    discardPostMortem: async key => {
      put(key, { working: undefined });
    },
    previewPostMortem: async (_key, markdown) => {
      const body = markdown.slice(markdown.indexOf('## '));
      const leaks = body.includes('10.0.0.7')
        ? [
            {
              kind: 'address',
              line: 3,
              excerpt: '10.0.0.7',
              remedy: 'Leave it out, or put it into an internal part.',
            },
          ]
        : [];
      return {
        internal: body,
        public: body.replaceAll('ada@example.org', 'person-1'),
        fields: [
          {
            field: 'title',
            internal: 'Payments refused to start for two hours',
            public: 'Payments refused to start for two hours',
          },
          { field: 'tag', internal: 'rollout', public: 'rollout' },
          {
            field: 'actionItem',
            internal: 'Refuse images that no registry has',
            public: 'Refuse images that no registry has',
          },
          { field: 'owner', internal: 'user:default/ada' },
        ],
        findings: body.includes('ada@example.org')
          ? [
              {
                kind: 'e-mail',
                line: 3,
                excerpt: 'ada@example.org',
                replacement: 'person-1',
              },
            ]
          : [],
        leaks,
        problems: [],
      };
    },
    proposePostMortem: async key => {
      const now = working(key);
      return put(key, {
        postMortem: { ...find(key).postMortem, status: 'inReview' },
        may: {
          ...find(key).may,
          publish: false,
          whyNotPublish: 'One approval of somebody else is missing.',
        },
        working: {
          ...now,
          proposal: {
            branch: `post-mortem/${key}`,
            proposedAt: new Date().toISOString(),
            state: 'open',
            diff: '--- a\n+++ b\n@@ -1 +1 @@\n-Payments could not start\n+Payments did not start\n',
          },
        },
      });
    },
    withdrawPostMortem: async key =>
      put(key, {
        postMortem: { ...find(key).postMortem, status: 'draft' },
        working: { ...working(key), proposal: undefined },
      }),
    reviewPostMortem: async (key, { verdict, text = '' }) => {
      const now = working(key);
      return put(key, {
        may: { ...find(key).may, publish: true, whyNotPublish: undefined },
        working: {
          ...now,
          reviews: [
            ...now.reviews,
            { verdict, text, at: new Date().toISOString(), outdated: false },
          ],
          approvals: { given: verdict === 'approved' ? 1 : 0, needed: 1 },
        },
      });
    },
    publishPostMortem: async key =>
      put(key, {
        postMortem: {
          ...find(key).postMortem,
          status: 'published',
          publishedAt: new Date().toISOString(),
        },
        text: BODY,
        working: undefined,
      }),
    getPostMortemHistory: async () => ({
      items: [
        {
          kind: 'editedInGit',
          at: ago(6 * DAY),
          text: 'Edited in git.',
          revision: '0123456789abcdef',
        },
        { kind: 'published', at: ago(7 * DAY), text: 'Published.' },
      ],
    }),
    listActionItems: async (query = {}) => {
      const found = items.filter(
        ({ state }) =>
          !query.state ||
          query.state === state ||
          // What is overdue is open.
          (query.state === 'open' && state === 'overdue'),
      );
      return { items: found, totalItems: found.length };
    },
    changeActionItem: async (key, id, { done }) => {
      const changed = itemsOf(key).map(
        (item): ActionItem =>
          item.id === id ? { ...item, state: done ? 'done' : 'open' } : item,
      );
      put(key, { items: changed });
      const item = changed.find(one => one.id === id);
      if (!item) throw problem(404, 'There is no such action item.');
      return item;
    },
    findSimilar: async () => similar,
    getSimilarToIncident: async () => similar,
    getSimilarToAlert: async () => similar,
    requestRemoval: async () => ({
      id: 'removal-1',
      state: 'working',
      left: 3,
      names: ['Ada Example'],
      requestedAt: ago(0),
      files: [],
    }),
    listRemovals: async () => ({
      items: [
        {
          id: 'removal-1',
          state: 'done',
          names: ['Ada Example'],
          requestedAt: ago(0),
          accounts: 2,
          files: [{ repository: 'post-mortems', path: '2026/PM-7.md' }],
        },
      ],
    }),
  };
  return {
    api,
    details,
    saveElsewhere: (key, markdown) => {
      save(key, markdown, 'Bob Example');
    },
  };
}
