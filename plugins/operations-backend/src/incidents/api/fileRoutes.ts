import { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Router } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { audited } from '../../api/audited';
import { FieldError } from '../../api/FieldError';
import { IncidentFiles } from '../IncidentFiles';
import { anyRequest, IncidentCallers } from './IncidentCallers';

/** @internal */
export interface FileRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: IncidentCallers;
  files: IncidentFiles;
}

/** Names of files as headers can carry them. */
function headerName(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(
    /['()*]/g,
    found => `%${found.charCodeAt(0).toString(16)}`,
  )}`;
}

/** Pictures of incidents. Whatever is in them, nothing of it runs. @internal */
export function addFileRoutes(
  router: Router,
  options: FileRoutesOptions,
): void {
  const { access, auditor, callers, files } = options;

  router.post('/incidents/:key/files', async (request, response) => {
    await access.requireIncidents(anyRequest(request));
    const { row } = await callers.found(request);
    const content: unknown = request.body;
    if (!Buffer.isBuffer(content) || content.length === 0) {
      throw new FieldError({
        field: 'body',
        message: 'There is no picture in this request.',
        remedy: 'Send its bytes as application/octet-stream.',
      });
    }
    const name = String(request.query.name);
    const by = await access.reader(anyRequest(request));
    const file = await audited(
      auditor,
      {
        request: anyRequest(request),
        eventId: 'incident-file-add',
        meta: { key: row.key, bytes: content.length },
      },
      () => files.add(row.id, { name, content, by }),
    );
    response.status(201).json(file);
  });

  router.get('/incidents/:key/files/:id', async (request, response) => {
    const { row, audience } = await callers.found(request);
    if (!audience.showText) {
      throw new NotAllowedError(
        'You may not see pictures of incidents: nobody has redacted them. Sign in, or ask for the permission operations.diagnostics.read.',
      );
    }
    const file = await files.find(row.id, request.params.id);
    if (!file) {
      throw new NotFoundError(`${row.key} has no such picture.`);
    }
    response
      .set({
        'Content-Type': file.type,
        'Content-Disposition': headerName(file.name),
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, max-age=3600',
      })
      .send(file.content);
  });
}
