import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** Lets something happen between two events of the audit log. @internal */
export async function audited<T>(
  auditor: AuditorService,
  options: { request: Request; eventId: string; meta: JsonObject },
  work: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    ...options,
    // What is lower is not written to the log by default.
    severityLevel: 'medium',
  });
  try {
    const result = await work();
    await event.success();
    return result;
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    await event.fail({ error: failure });
    throw error;
  }
}
