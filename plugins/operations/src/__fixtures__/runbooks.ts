import {
  Runbook,
  RunbookDetail,
  RunbookList,
} from '@operate-first/plugin-operations-common';
import { ago } from './operations';
import { ADA } from './questions';

const DAY = 24 * 60 * 60_000;

export function runbookOf(
  id: string,
  overrides: Partial<Runbook> = {},
): Runbook {
  return {
    id,
    title: 'Payments cannot start',
    account: 'internal',
    services: [{ ref: 'component:default/payments', title: 'payments' }],
    alerts: ['PaymentsDown'],
    changedAt: ago(40 * DAY),
    changedBy: ADA,
    problems: [
      {
        line: 12,
        message: 'A link leads nowhere.',
        url: 'https://wiki.example.com/gone',
      },
    ],
    checkedAt: ago(DAY),
    helped: { yes: 3, no: 1 },
    ...overrides,
  };
}

export const RUNBOOK_TEXT = `---
alerts: [PaymentsDown]
---
# Payments cannot start

1. Look at the [events](events.md).
2. Roll back: \`rollout undo\`.

<script>alert(1)</script>
[trap](javascript:alert(1))
`;

export function runbookDetailOf(
  overrides: Partial<RunbookDetail> = {},
): RunbookDetail {
  return {
    runbook: runbookOf('r1'),
    text: RUNBOOK_TEXT.slice(RUNBOOK_TEXT.indexOf('# Payments')),
    markdown: RUNBOOK_TEXT,
    source: {
      repository: 'https://git.example.com/runbooks',
      path: 'docs/runbooks/PaymentsDown.md',
      url: 'https://git.example.com/runbooks/docs/runbooks/PaymentsDown.md',
      content: 'base-1',
    },
    feedback: [],
    may: { propose: true, merge: true, rate: true },
    ...overrides,
  };
}

export function runbooksOf(overrides: Partial<RunbookList> = {}): RunbookList {
  const items = [
    runbookOf('r1'),
    runbookOf('r2', {
      title: 'The disk is full',
      alerts: ['DiskFull'],
      problems: [],
      helped: { yes: 0, no: 0 },
      changedBy: undefined,
    }),
  ];
  return {
    items,
    totalItems: items.length,
    missing: [
      {
        alert: 'QuotaExceeded',
        alertId: 'alert-9',
        services: [{ ref: 'component:default/payments', title: 'payments' }],
        expectedPath: 'docs/runbooks/QuotaExceeded.md',
      },
    ],
    sources: [
      {
        id: 'runbooks',
        title: 'runbooks.git',
        readAt: ago(60_000),
        problem: 'The last push could not be read.',
      },
    ],
    ...overrides,
  };
}
