import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  TimelineEntryEdit,
  TimelineEntryInput,
  TimelineQuery,
  TimelineWritten,
} from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { audited } from '../../api/audited';
import { NoteDesk } from '../desk/NoteDesk';
import { IncidentReader } from '../readers/IncidentReader';
import { TimelineReader } from '../readers/TimelineReader';
import { anyRequest, IncidentCallers } from './IncidentCallers';

/** @internal */
export interface TimelineRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: IncidentCallers;
  reader: IncidentReader;
  timeline: TimelineReader;
  notes: NoteDesk;
}

const NO_ENTRY = 'There is no such entry, or you may not see it.';

/** Timelines of incidents. @internal */
export function addTimelineRoutes(
  router: Router,
  options: TimelineRoutesOptions,
): void {
  const { access, auditor, callers, reader, timeline, notes } = options;

  router.get('/incidents/:key/timeline', async (request, response) => {
    const { row, audience } = await callers.found(request);
    const query = request.query as TimelineQuery;
    response.json(await timeline.read(row, query, audience));
  });

  router.post('/incidents/:key/timeline', async (request, response) => {
    await access.requireIncidents(anyRequest(request));
    const { row, audience } = await callers.found(request);
    const actor = await callers.actor(request);
    const input: TimelineEntryInput = request.body;
    const ids = await audited(
      auditor,
      {
        request: anyRequest(request),
        eventId: 'incident-write',
        meta: { key: row.key, kind: input.kind },
      },
      () => notes.write(row, input, actor, audience),
    );
    const present = (await reader.byId(row.id, audience)) ?? row;
    const written: TimelineWritten = {
      entries: await timeline.some(row.id, ids, audience),
      incident: await reader.show(present, audience),
    };
    response
      .status(201)
      .json(await access.redacted(anyRequest(request), written));
  });

  router.put('/incidents/:key/timeline/:id', async (request, response) => {
    await access.requireIncidents(anyRequest(request));
    const { row, audience } = await callers.found(request);
    const actor = await callers.actor(request);
    const { id } = request.params;
    const edit: TimelineEntryEdit = request.body;
    const [known] = await timeline.some(row.id, [id], audience);
    if (!known) throw new NotFoundError(NO_ENTRY);
    await audited(
      auditor,
      {
        request: anyRequest(request),
        eventId: 'incident-edit',
        meta: { key: row.key, entry: id },
      },
      () => notes.edit(row, id, edit, actor),
    );
    const [entry] = await timeline.some(row.id, [id], audience);
    response.json(entry);
  });

  router.get(
    '/incidents/:key/timeline/:id/edits',
    async (request, response) => {
      const { row, audience } = await callers.found(request);
      const edits = await timeline.edits(row.id, request.params.id, audience);
      if (!edits) throw new NotFoundError(NO_ENTRY);
      response.json(edits);
    },
  );
}
