import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  ActionItemChange,
  ActionItemList,
  ActionItemQuery,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { audited } from '../../api/audited';
import { queryOf } from '../../api/queryOf';
import { ActionItemDesk } from '../items/ActionItemDesk';
import { ActionItemReader } from '../items/ActionItemReader';
import { PostMortemCallers } from './PostMortemCallers';

/** @internal */
export interface ActionItemRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: PostMortemCallers;
  items: ActionItemReader;
  itemDesk: ActionItemDesk;
}

/** What post-mortems promised. @internal */
export function addActionItemRoutes(
  router: Router,
  options: ActionItemRoutesOptions,
): void {
  const { access, auditor, callers, items, itemDesk } = options;

  router.get('/action-items', async (request, response) => {
    const audience = await callers.audience(request);
    const query = queryOf<ActionItemQuery>(request);
    const { person } = audience;
    if (query.mine && person === undefined) {
      const nothing: ActionItemList = { items: [], totalItems: 0 };
      response.json(nothing);
      return;
    }
    const owners =
      query.mine && person !== undefined
        ? await callers.owners(request, person)
        : undefined;
    response.json(await items.list(query, audience, owners));
  });

  router.patch('/action-items/:key/:item', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    const { row, audience } = await callers.toWrite(request);
    const by = await callers.writer(request);
    const { item } = request.params;
    const change: ActionItemChange = request.body;
    const known = await items.of(row, audience);
    if (!known.some(({ id }) => id === item)) {
      throw new NotFoundError(`${row.key} has no action item ${item}.`);
    }
    await audited(
      auditor,
      {
        request: request as unknown as Request,
        eventId: 'action-item-change',
        meta: { key: row.key, item, fields: Object.keys(change) },
      },
      () => itemDesk.change(row, item, change, by),
    );
    const present = await items.of(row, audience);
    response.json(present.find(({ id }) => id === item));
  });
}
