import { OperationsApi } from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import { fakeDesk, incidentOf } from '../src/__fixtures__/incidents';
import { ago, serviceOf } from '../src/__fixtures__/operations';
import {
  fakeShelf,
  postMortemOf,
  similarOf,
} from '../src/__fixtures__/postMortems';

const DAY = 24 * 60 * 60_000;
const LONG =
  'The night report of all regions and the nightly backup of every database share one disk that nobody looks at';

const services = () => [serviceOf('payments', 'down'), serviceOf('checkout')];

function several(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const number = count - index;
    const isWritten = index > 1;
    return postMortemOf(number, {
      title: index % 4 === 3 ? LONG : postMortemOf(number).title,
      status: isWritten ? 'published' : (['draft', 'inReview'] as const)[index],
      publishedAt: isWritten ? ago(index * DAY) : undefined,
      severity: (index % 4) + 1,
      visibility: index % 5 === 4 ? 'internal' : 'public',
      amended: index === 3,
      startedAt: ago((index + 2) * DAY),
      resolvedAt: ago((index + 2) * DAY - 7_800_000),
      actionItems: {
        open: index % 3,
        overdue: index % 2,
        done: (index * 2) % 5,
      },
    });
  });
}

function world(
  count: number,
  options?: Parameters<typeof fakeShelf>[1],
): OperationsApi {
  return fakeOperations({
    services: services(),
    incidents: fakeDesk([
      incidentOf(12, {
        status: 'resolved',
        resolvedAt: ago(60_000),
        firing: 0,
      }),
    ]).api,
    postMortems: fakeShelf(several(count), options).api,
  });
}

/** States of the pages of post-mortems. */
export const POST_MORTEM_SCENARIOS: Record<string, () => OperationsApi> = {
  postMortems: () => world(12),
  postMortemsMany: () => world(1000),
  postMortemsVisitor: () => world(12, { mayWrite: false }),
  postMortemsNone: () => fakeOperations({ services: services() }),
  postMortemsWithheld: () =>
    world(12, {
      detail: {
        publicAccount: {
          state: 'withheld',
          leaks: [
            {
              kind: 'address',
              line: 12,
              excerpt: '10.0.0.7',
              remedy: 'Leave it out, or put it into an internal part.',
            },
          ],
        },
      },
    }),
  similarLow: () => world(3, { similar: similarOf({ confidence: 'low' }) }),
};
