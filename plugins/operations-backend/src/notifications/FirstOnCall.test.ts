import { mockServices } from '@backstage/backend-test-utils';
import { Core } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FirstOnCall } from './FirstOnCall';

jest.setTimeout(60_000);

const GRACE = 'user:default/grace';
const databases = testDatabases();

describe.each(databases.ids)('Who is called first on %s', databaseId => {
  it('is known of all services but those whose calendar cannot be read', async () => {
    const database = await databases.open(databaseId);
    const core = await Core.create(database);
    await core.catalog(component('shop'), component('cart'));
    const logger = mockServices.logger.mock();
    const onCall = FirstOnCall.create({
      database,
      logger,
      desk: {
        now: async ({ entity_ref: ref }) => {
          if (ref.endsWith('/cart')) throw new Error('No such time zone');
          const at = new Date(0).toISOString();
          const people = [{ person: { ref: GRACE } }];
          return [{ schedule: 'a:b', level: 1, from: at, to: at, people }];
        },
      },
    });
    const ids = [await core.id('cart'), await core.id('shop')];
    expect(await onCall.peopleFor(ids)).toEqual([GRACE]);
    expect(logger.warn).toHaveBeenCalledWith(
      'Cannot find out who is on call for component:default/cart: Error: No such time zone',
    );
  });
});
