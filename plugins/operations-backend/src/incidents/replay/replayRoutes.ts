import { EvidenceSeriesQuery } from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../../access/AccessControl';
import { queryOf } from '../../api/queryOf';
import { windowOf } from '../../api/window';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { PublicText } from '../../redaction/PublicText';
import { anyRequest, IncidentCallers } from '../api/IncidentCallers';
import { DecisionReader } from './DecisionReader';
import { FactsReader } from './FactsReader';
import { publicDecision } from './publicDecision';
import { ReplayReader } from './ReplayReader';

/** @internal */
export interface ReplayRoutesOptions {
  database: Knex;
  access: AccessControl;
  callers: IncidentCallers;
  publicText?: PublicText;
  /** Budgets of which a lesser share was measured are not judged. */
  provisionalShare?: number;
  now?: () => number;
}

/** How things were around an incident, what it cost, and what was decided about it. @internal */
export function addReplayRoutes(
  router: Router,
  options: ReplayRoutesOptions,
): void {
  const { database, access, callers, publicText } = options;
  const facts = FactsReader.create({
    ...options,
    maintenance: MaintenanceStore.create({ database }),
  });
  const replays = ReplayReader.create({ ...options, facts });
  const decisions = DecisionReader.create({ database });

  router.get('/incidents/:key/replay', async (request, response) => {
    const { row, audience } = await callers.found(request);
    const { at } = queryOf<{ at: string }>(anyRequest(request));
    const { criteria, showText } = audience;
    const replay = await replays.replay(row, at, criteria, showText);
    response.json(await access.redacted(anyRequest(request), replay));
  });

  router.get('/incidents/:key/budget', async (request, response) => {
    const { row, audience } = await callers.found(request);
    response.json(await replays.budget(row, audience.criteria));
  });

  router.get('/incidents/:key/evidence-series', async (request, response) => {
    const { row, audience } = await callers.found(request);
    const asked = anyRequest(request);
    const {
      slo,
      objective = 0,
      ...range
    } = queryOf<EvidenceSeriesQuery>(asked);
    const kept = replays.keptOf(row);
    const query = {
      slo,
      objective,
      range: windowOf(range, kept.to, kept.from),
    };
    const series = await replays.series(row, query, audience.criteria);
    response.json(await access.redacted(asked, series));
  });

  router.get('/incidents/:key/decisions', async (request, response) => {
    const { row, audience } = await callers.found(request);
    const items = await decisions.ofIncident(row.id, audience.criteria);
    response.json({
      items: audience.showText
        ? items
        : items.map(item => publicDecision(item, publicText)),
    });
  });
}
