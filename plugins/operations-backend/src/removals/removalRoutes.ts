import { AuditorService } from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { RemovalInput } from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { TooManyRequestsError } from '../api/TooManyRequestsError';
import { RateWindow } from '../inspect/RateWindow';
import { PostMortemCallers } from '../postMortems/api/PostMortemCallers';
import { RemovalCaller, RemovalDesk } from './RemovalDesk';

/** @internal */
export interface RemovalRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: PostMortemCallers;
  removals: RemovalDesk;
}

/** Every look goes through all texts, and every change makes all public accounts again. */
const PER_MINUTE = { look: 60, change: 6 };

/** Who is to be named nowhere. The audit log says that somebody asked, not for whom by name. @internal */
export function addRemovalRoutes(
  router: Router,
  { access, auditor, callers, removals }: RemovalRoutesOptions,
): void {
  const now = () => performance.now();
  const windows = {
    look: RateWindow.create(PER_MINUTE.look, now),
    change: RateWindow.create(PER_MINUTE.change, now),
  };

  const callerOf = async (
    asked: unknown,
    what: keyof typeof windows,
  ): Promise<RemovalCaller> => {
    const request = asked as Request;
    const [audience, by, manages] = await Promise.all([
      callers.audience(request),
      access.reader(request),
      access.mayManageRemovals(request),
    ]);
    const { person } = audience;
    if (person === undefined && !manages) {
      throw by === ''
        ? new AuthenticationError('Visitors have no removals.')
        : new NotAllowedError('Sign in, so that it is known who asks.');
    }
    const wait = windows[what].take(by);
    if (wait === undefined) return { audience, by, person, manages };
    throw new TooManyRequestsError(
      `You have asked ${PER_MINUTE[what]} times within a minute. Try again in ${wait} s.`,
      wait,
    );
  };

  router.get('/removals', async (request, response) => {
    const caller = await callerOf(request, 'look');
    response.json({ items: await removals.list(caller) });
  });

  router.post('/removals', async (request, response) => {
    const caller = await callerOf(request, 'change');
    const input: RemovalInput = request.body;
    const removal = await audited(
      auditor,
      { request, eventId: 'removal-request', meta: {} },
      () => removals.request(input, caller),
    );
    response.status(202).json(removal);
  });

  router.delete('/removals/:id', async (request, response) => {
    const caller = await callerOf(request, 'change');
    const { id } = request.params;
    await audited(
      auditor,
      {
        request: request as unknown as Request,
        eventId: 'removal-end',
        meta: { id },
      },
      () => removals.end(id, caller),
    );
    response.status(204).end();
  });
}
