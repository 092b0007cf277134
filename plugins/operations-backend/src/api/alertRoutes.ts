import { AlertQuery } from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { AlertReader } from '../alerts/AlertReader';
import { queryOf } from './queryOf';

/** @internal */
export interface AlertRoutesOptions {
  access: AccessControl;
  alerts: AlertReader;
}

/** Alerts, whatever raised them. @internal */
export function addAlertRoutes(
  router: Router,
  { access, alerts }: AlertRoutesOptions,
): void {
  router.get('/alerts', async (request, response) => {
    const criteria = await access.services(request);
    response.json(await alerts.list(queryOf<AlertQuery>(request), criteria));
  });
}
