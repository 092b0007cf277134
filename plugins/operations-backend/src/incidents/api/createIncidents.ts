import {
  AuditorService,
  AuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  IncidentPolicy,
  IncidentPolicyView,
} from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../../access/AccessControl';
import { AlertReader } from '../../alerts/AlertReader';
import { PublicText } from '../../redaction/PublicText';
import { ServiceReader } from '../../services/ServiceReader';
import { IncidentDesk } from '../desk/IncidentDesk';
import { NoteDesk } from '../desk/NoteDesk';
import { PersonBook } from '../desk/PersonBook';
import { ServiceBook } from '../desk/ServiceBook';
import { IncidentFiles } from '../IncidentFiles';
import { IncidentStore } from '../IncidentStore';
import { IncidentReader } from '../readers/IncidentReader';
import { IncidentViews, TicketsOf } from '../readers/IncidentViews';
import { MetricsReader } from '../readers/MetricsReader';
import { MineReader } from '../readers/MineReader';
import { TimelineReader } from '../readers/TimelineReader';
import { addReplayRoutes } from '../replay/replayRoutes';
import { addFileRoutes } from './fileRoutes';
import { IncidentCallers } from './IncidentCallers';
import { addIncidentRoutes } from './incidentRoutes';
import { addTimelineRoutes } from './timelineRoutes';

/** What incidents are read and written with. @internal */
export interface IncidentsOptions {
  database: Knex;
  store: IncidentStore;
  access: AccessControl;
  alerts: AlertReader;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  services: ServiceReader;
  userInfo: UserInfoService;
  policy: IncidentPolicy;
  severities: IncidentPolicyView['severities'];
  ticketsOf?: TicketsOf;
  /** Makes what people wrote fit for visitors; without it, they read nothing of it. */
  publicText?: PublicText;
  /** Budgets of which a lesser share was measured are not judged. */
  provisionalShare?: number;
}

/** Incidents as others in the backend need them. @internal */
export interface Incidents {
  reader: IncidentReader;
  callers: IncidentCallers;
  /** Adds `/incidents…`. */
  addRoutes: (router: Router) => void;
}

/** Puts together everything that reads incidents and lets people write them. @internal */
export function createIncidents(options: IncidentsOptions): Incidents {
  const views = IncidentViews.create(options);
  const reader = IncidentReader.create({ ...options, views });
  const callers = IncidentCallers.create({ ...options, reader });
  const people = PersonBook.create(options);
  const services = ServiceBook.create(options);
  const desk = IncidentDesk.create({ ...options, reader, people, services });
  return {
    reader,
    callers,
    addRoutes: router => {
      addIncidentRoutes(router, {
        ...options,
        callers,
        reader,
        desk,
        mine: MineReader.create({ ...options, views }),
        metrics: MetricsReader.create(options),
      });
      addTimelineRoutes(router, {
        ...options,
        callers,
        reader,
        timeline: TimelineReader.create(options),
        notes: NoteDesk.create({ ...options, desk, people, services }),
      });
      addFileRoutes(router, {
        ...options,
        callers,
        files: IncidentFiles.create(options),
      });
      addReplayRoutes(router, { ...options, callers });
    },
  };
}
