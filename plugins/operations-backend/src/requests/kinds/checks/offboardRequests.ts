import {
  OffboardParameters,
  OnboardingProblem,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { serviceRef } from '../../../onboarding/checks/refs';
import { HeldRequest, readRow, RequestRow } from '../../rows';

/** Requests to off-board the same, newest first; those that came to nothing are none. */
async function earlier(
  { what, name }: Pick<OffboardParameters, 'what' | 'name'>,
  database: Knex,
): Promise<HeldRequest[]> {
  const rows: RequestRow[] = await database('requests')
    .where('kind', 'offboard')
    .whereIn('state', ['open', 'done'])
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows
    .map(readRow)
    .filter(
      ({ parameters }) => parameters.what === what && parameters.name === name,
    );
}

function isOwn({ row }: HeldRequest, address: string | undefined): boolean {
  return address?.endsWith(`/${row.key}`) ?? false;
}

/**
 * Only what was proved to be at zero is removed, and one step is taken at a time.
 *
 * @param address - of the request that asks; it does not stand in its own way
 * @internal
 */
export async function stepProblems(
  value: OffboardParameters,
  database: Knex,
  address: string | undefined,
): Promise<OnboardingProblem[]> {
  const { what, name, step } = value;
  const all = (await earlier(value, database)).filter(
    each => !isOwn(each, address),
  );
  const [last] = all.filter(({ facts }) => facts.merged);
  const isScaled =
    last?.parameters.step === 'scale' && last.row.state === 'done';
  if (step === 'remove' && !isScaled) {
    const waits = last?.parameters.step === 'scale';
    return [
      {
        field: 'step',
        value: step,
        message: waits
          ? `${last.row.key} scales the ${what} ${name} to zero, and it is not proved yet that nothing runs. Wait for it.`
          : `No request has scaled the ${what} ${name} to zero. Ask for the step scale first.`,
      },
    ];
  }
  const waiting = all.find(
    ({ facts, row }) => !facts.merged && row.state === 'open',
  );
  return waiting
    ? [
        {
          field: 'step',
          value: step,
          message: `${waiting.row.key} asks for another step of the ${what} ${name}, and is open. Withdraw one of them.`,
        },
      ]
    : [];
}

/** Other requests for these services that are not over yet, by their keys. @internal */
export async function openRequests(
  services: string[],
  database: Knex,
): Promise<Array<{ key: string; visibility: string }>> {
  return database('requests')
    .whereExists(
      database('request_subjects')
        .whereRaw('request_subjects.request_id = requests.id')
        .where('request_subjects.kind', 'service')
        .whereIn('request_subjects.name', services.map(serviceRef))
        .select(database.raw('1')),
    )
    .where('state', 'open')
    .whereNot('kind', 'offboard')
    .orderBy('created_at')
    .limit(5)
    .select('key', 'visibility');
}
