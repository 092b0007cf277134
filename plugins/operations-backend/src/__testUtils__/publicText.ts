import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { PublicText } from '../redaction/PublicText';

export const WILHELMINA = 'user:default/wquist';
const NAMES = JSON.stringify([{ kind: 'person', name: 'Wilhelmina Quist' }]);

/** Public texts where the catalog knows one person, Wilhelmina Quist. */
export async function publicTextOf(database: Knex): Promise<PublicText> {
  await database('redaction_names').insert({
    ref: WILHELMINA,
    names: NAMES,
    changed_at: 1,
  });
  return PublicText.create({
    database,
    logger: mockServices.logger.mock(),
    config: { keepHosts: [], rules: [] },
  });
}

/** She asks to be named nowhere. */
export async function removeWilhelmina(database: Knex): Promise<void> {
  await database('removals').insert({
    id: 'wilhelmina',
    person: WILHELMINA,
    names: NAMES,
    requested_by: WILHELMINA,
    requested_at: 1,
  });
}
