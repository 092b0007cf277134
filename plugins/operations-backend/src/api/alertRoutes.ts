import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AlertDetail,
  AlertQuery,
} from '@operate-first/plugin-operations-common';
import { json, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { AlertReader } from '../alerts/AlertReader';
import { MappingDesk } from '../alertSources/MappingDesk';
import { addMappingRoutes } from '../alertSources/mappingRoutes';
import { SilenceDesk } from '../silences/SilenceDesk';
import { SilenceReader } from '../silences/SilenceReader';
import { addSilenceRoutes, silenceAudience } from '../silences/silenceRoutes';
import { queryOf } from './queryOf';

/** @internal */
export interface AlertRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  alerts: AlertReader;
  silences: SilenceReader;
  silenceDesk: SilenceDesk;
  mappingDesk: MappingDesk;
}

/** Bodies are read only after it is known who sends them. @internal */
export function alertBodies(): Router {
  const router = Router();
  const body = json({ limit: '100kb' });
  router.use('/silences', body);
  router.use('/alert-mappings', body);
  return router;
}

/** Alerts, whatever raised them, to whom they belong, and what keeps them quiet. @internal */
export function addAlertRoutes(
  router: Router,
  options: AlertRoutesOptions,
): void {
  const { access, alerts, silences } = options;

  router.get('/alerts', async (request, response) => {
    const criteria = await access.services(request);
    const showWords = await access.mayReadDiagnostics(request);
    const query = queryOf<AlertQuery>(request);
    response.json(await alerts.list(query, criteria, showWords));
  });

  router.get('/alerts/:id', async (request, response) => {
    const { id } = request.params;
    const audience = await silenceAudience(access, request);
    const known = await alerts.detail(id, audience);
    if (!known) {
      throw new NotFoundError(
        `There is no alert ${id} any more, or you may not see it.`,
      );
    }
    const detail: AlertDetail = {
      ...known,
      silences: await silences.of(id, audience),
    };
    response.json(detail);
  });

  addSilenceRoutes(router, options);
  addMappingRoutes(router, options);
}
