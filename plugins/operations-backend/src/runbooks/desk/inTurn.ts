import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { nowOf } from '../../leases';

/** Longer than anybody writes to git; whoever dies meanwhile is waited for no longer. */
const TURN_MILLISECONDS = 90_000;
const PATIENCE_MILLISECONDS = 30_000;
const LOOK_MILLISECONDS = 100;

/**
 * Lets one at a time write to the branch of a runbook, whichever process they ask: what was read at the beginning of a turn is
 * still so at its end. No transaction is open while git is waited for.
 *
 * @param work - gets what its writes are to name as `turn`, so that one that comes too late writes nothing.
 * @internal
 */
export async function inTurn<T>(
  database: Knex,
  id: string,
  work: (turn: string) => Promise<T>,
): Promise<T> {
  const turn = randomUUID();
  const until = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await take(database, id, turn))) {
    if (performance.now() > until) {
      throw new ConflictError(
        'Somebody else is writing to this runbook, and git takes long. Try again in a minute.',
      );
    }
    await pause(LOOK_MILLISECONDS);
  }
  try {
    return await work(turn);
  } finally {
    await database('runbooks')
      .where({ id, turn })
      .update({ turn: null, turn_until: null });
  }
}

async function take(
  database: Knex,
  id: string,
  turn: string,
): Promise<boolean> {
  const taken = await database('runbooks')
    .where({ id })
    .andWhere(free =>
      free.whereNull('turn').orWhere('turn_until', '<=', nowOf(database)),
    )
    .update({
      turn,
      turn_until: database.raw('? + ?', [nowOf(database), TURN_MILLISECONDS]),
    });
  return taken > 0;
}
