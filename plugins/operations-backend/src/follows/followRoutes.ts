import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { operationsFollowPermission } from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { plain, ServiceFinder } from '../api/serviceFinder';
import { visibleIncidents } from '../incidents/readers/visibleIncidents';
import { FollowStore, FollowTarget } from './FollowStore';

/** @internal */
export interface FollowRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  database: Knex;
}

/** Following services and incidents: how many do is for everybody, who does for nobody. @internal */
export function addFollowRoutes(
  router: Router,
  found: ServiceFinder,
  options: FollowRoutesOptions,
): void {
  const { access, auditor, database } = options;
  const follows = FollowStore.create({ database });

  async function change(
    request: Request,
    action: 'follow' | 'unfollow',
    find: () => Promise<FollowTarget & { name: string }>,
  ) {
    const person = await access.requirePersonally(
      request,
      operationsFollowPermission,
      `${action} anything`,
    );
    const { name, ...target } = await find();
    await audited(
      auditor,
      {
        request,
        eventId: `${target.kind}-${action}`,
        meta: { [target.kind]: name },
      },
      () => follows[action](target, person),
    );
    return follows.state(target, person);
  }

  const SERVICE = '/services/:kind/:namespace/:name/follow';

  router.get(SERVICE, async (request, response) => {
    const { row } = await found(request);
    const person = await access.person(plain(request));
    response.json(await follows.state({ kind: 'service', id: row.id }, person));
  });

  const changeService =
    (action: 'follow' | 'unfollow') => (request: Parameters<typeof found>[0]) =>
      change(plain(request), action, async () => {
        const { row } = await found(request);
        return { kind: 'service', id: row.id, name: row.entity_ref };
      });
  router.put(SERVICE, async (request, response) => {
    response.json(await changeService('follow')(request));
  });
  router.delete(SERVICE, async (request, response) => {
    response.json(await changeService('unfollow')(request));
  });

  const INCIDENT = '/incidents/:key/follow';

  const changeIncident = (
    action: 'follow' | 'unfollow',
    request: Request<{ key: string }>,
  ) =>
    change(request as unknown as Request, action, async () => {
      const { key } = request.params;
      const criteria = await access.services(request as unknown as Request);
      const row = await visibleIncidents(database, criteria)
        .where('incidents.key', key.toLocaleUpperCase('en-US'))
        .first('incidents.id', 'incidents.key');
      if (row) return { kind: 'incident', id: row.id, name: row.key };
      throw new NotFoundError(
        `There is no incident ${key}, or you may not see it.`,
      );
    });
  router.put(INCIDENT, async (request, response) => {
    response.json(await changeIncident('follow', request));
  });
  router.delete(INCIDENT, async (request, response) => {
    response.json(await changeIncident('unfollow', request));
  });
}
