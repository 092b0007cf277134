import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  OperationsPaths,
  RangeQuery,
  ServiceSlos,
  suggestSlo,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { AlertReader } from '../alerts/AlertReader';
import { InspectionLimits } from '../inspect/InspectionLimits';
import { PolicyReader } from '../sloReaders/PolicyReader';
import { SignalReader } from '../sloReaders/SignalReader';
import { SloReader } from '../sloReaders/SloReader';
import { plain, ServiceFinder, ServiceParameters } from './serviceFinder';
import { windowOf } from './window';

/** @internal */
export interface ServiceSloRoutesOptions {
  access: AccessControl;
  limits: InspectionLimits;
  slos: SloReader;
  policies: PolicyReader;
  alerts: AlertReader;
  signals: SignalReader;
  headlineEnvironments: string[];
}

type SignalsQuery = NonNullable<
  OperationsPaths['/services/{kind}/{namespace}/{name}/signals']['get']['parameters']['query']
>;

const DEFAULT_HOURS = 6;
/** People move ranges by so much; answers to the same range are shared. */
const HOURS_STEP = 0.25;

/** SLOs, alerts and signals of a service. @internal */
export function addServiceSloRoutes(
  router: Router,
  found: ServiceFinder,
  options: ServiceSloRoutesOptions,
): void {
  const { access, slos, policies, alerts, signals, limits } = options;
  const [environment = 'production'] = options.headlineEnvironments;

  router.get(
    '/services/:kind/:namespace/:name/slos',
    async (request: Request<ServiceParameters>, response) => {
      const { row, criteria } = await found(request);
      const entity: Entity = JSON.parse(row.entity);
      const items = await slos.ofService(row.entity_ref, criteria);
      const answer: ServiceSlos = {
        items,
        suggestion:
          items.length === 0 && row.removed_at === null
            ? suggestSlo(entity, { environment })
            : undefined,
        policy: policies.policy(entity, items),
      };
      response.json(await access.redacted(plain(request), answer));
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/alerts',
    async (request: Request<ServiceParameters>, response) => {
      const { row, criteria } = await found(request);
      const range = windowOf(request.query as RangeQuery, Date.now());
      response.json(
        await alerts.during(
          { serviceId: row.id },
          range,
          criteria,
          await access.mayReadDiagnostics(plain(request)),
        ),
      );
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/signals',
    async (request: Request<ServiceParameters>, response) => {
      const { row } = await found(request);
      if (row.removed_at !== null) {
        throw new NotFoundError(
          `${row.entity_ref} is no longer in the catalog, so nobody knows any more what its signals are.`,
        );
      }
      limits.look(await access.reader(plain(request)), 'golden signals');
      const query = request.query as SignalsQuery;
      const hours = Math.max(
        HOURS_STEP,
        Math.round((query.hours ?? DEFAULT_HOURS) / HOURS_STEP) * HOURS_STEP,
      );
      const subject = {
        entityRef: row.entity_ref,
        entity: JSON.parse(row.entity),
        environment: query.environment ?? environment,
      };
      response.json(await signals.read(subject, hours));
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/release-gate',
    async (request: Request<ServiceParameters>, response) => {
      const { row, criteria } = await found(request);
      const items = await slos.ofService(row.entity_ref, criteria);
      const gate = policies.gate(JSON.parse(row.entity), items);
      response
        .set('X-Release-Allowed', String(gate.allowed))
        .set('Cache-Control', 'no-store')
        .json(gate);
    },
  );
}
