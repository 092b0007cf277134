import {
  RunbookDetail,
  RunbookList,
  RunbookListQuery,
} from '@operate-first/plugin-operations-common';
import { ago } from '../src/__fixtures__/operations';
import { ADA, BOB } from '../src/__fixtures__/questions';
import {
  RUNBOOK_TEXT,
  runbookDetailOf,
  runbookOf,
  runbooksOf,
} from '../src/__fixtures__/runbooks';

const DAY = 24 * 3_600_000;
const TITLES = [
  'Payments cannot start',
  'The disk is full',
  'A certificate is about to expire, and the one who renews certificates is away',
  'Nodes are not ready',
  'Der Nachtlauf ist nicht fertig geworden',
];
const CHAPTERS = `
## What you see

The pods of \`payments\` restart, and the log says \`image not found\`.

## What to do

| where | what |
| --- | --- |
| eu-1 | \`kubectl rollout undo deployment/payments\` |
| us-1 | nothing: it follows |

> Tell the shop before you roll back.

\`\`\`sh
kubectl --context eu-1 --namespace payments rollout undo deployment/payments --to-revision=0
\`\`\`
`;
const DIFF = `@@ -3,2 +3,3 @@
 1. Look at the [events](events.md).
-2. Roll back: \`rollout undo\`.
+2. See whether the image was pushed.
+3. Roll back: \`rollout undo\`.
`;

/** Of every age; some with dead links, some that nobody has ever said anything about. */
export function severalRunbooks(query: RunbookListQuery = {}): RunbookList {
  const items = Array.from({ length: 14 }, (_, index) =>
    runbookOf(`r${index + 1}`, {
      title: TITLES[index % TITLES.length],
      alerts: [['PaymentsDown', 'PaymentsSlow'], ['DiskFull'], []][index % 3],
      changedAt: ago((index * index * 19 + 2) * DAY),
      changedBy: [ADA, BOB, undefined][index % 3],
      problems: index % 4 === 0 ? runbookOf('r1').problems : [],
      helped: { yes: index % 5, no: index % 2 },
    }),
  ).filter(({ problems }) => !query.problems || problems.length > 0);
  return runbooksOf({ items, totalItems: items.length });
}

/** Three years old, with links that lead nowhere, and a text that waits in git. */
export function proposedRunbook(id: string): RunbookDetail {
  return runbookDetailOf({
    runbook: runbookOf(id, {
      changedAt: ago(3 * 365 * DAY),
      problems: [
        ...runbookOf(id).problems,
        {
          line: 31,
          message: 'The file is not in this repository.',
          url: 'https://git.example.com/runbooks/docs/runbooks/events-of-the-cluster-and-where-to-find-them.md',
        },
      ],
    }),
    text: `${RUNBOOK_TEXT.slice(RUNBOOK_TEXT.indexOf('# '))}${CHAPTERS}`,
    mine: true,
    feedback: [
      { at: ago(DAY), helped: true, author: ADA, incident: 'INC-12' },
      {
        at: ago(9 * DAY),
        helped: false,
        text: 'It does not say where the image comes from.',
        author: BOB,
      },
    ],
    proposal: {
      branch: 'runbooks/payments-down',
      revision: 'f00dcafe',
      url: 'https://git.example.com/runbooks/pulls/3',
      diff: DIFF,
      state: 'open',
      proposedAt: ago(3_600_000),
      proposedBy: BOB,
    },
    proposed: RUNBOOK_TEXT,
  });
}
