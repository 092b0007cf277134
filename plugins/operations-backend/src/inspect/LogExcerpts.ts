import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { Workload } from '@operate-first/plugin-operations-common';
import {
  InspectedObject,
  InspectedWorkload,
} from '@operate-first/plugin-operations-node';
import { Request } from 'express';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { ServiceRow } from '../database/rows';
import { inTime } from '../notifications/repeat';
import { PublicText } from '../redaction/PublicText';
import { InspectionLimits } from './InspectionLimits';
import { InspectorSet } from './InspectorSet';

/** The end says what went wrong; who needs more opens the log. */
const LINES = 25;
const MOST_BYTES = 16 * 1024;
const TIME_LIMIT = 3_000;

/** Reads the end of the log of what fails of a workload, redacted; undefined where there is none, or it is not read in time. @internal */
export type ReadExcerpt = (
  service: ServiceRow,
  cluster: string,
  object: Workload['object'],
) => Promise<string | undefined>;

/** @internal */
export interface LogExcerptsOptions {
  logger: LoggerService;
  auditor: AuditorService;
  access: AccessControl;
  publicText: PublicText;
  inspectors: InspectorSet;
  limits: InspectionLimits;
}

/** The container that is not ready, and whether its last words are those of the run before. */
function failingIn({ pods }: InspectedWorkload) {
  for (const pod of pods) {
    const container = pod.containers.find(({ ready }) => !ready);
    if (!container || pod.phase === 'Succeeded') continue;
    const { name, state, lastExit } = container;
    const previous = state === 'waiting' && lastExit !== undefined;
    return { pod: pod.object.name, container: name, previous };
  }
  return undefined;
}

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    chunks.push(piece);
    bytes += piece.length;
    if (bytes >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(-MOST_BYTES);
}

/**
 * Reads the last words of what fails, for questions that are begun: for those who may read logs, within the limits of
 * those who open them, with a trace. What is in the way keeps nobody from asking.
 *
 * @internal
 */
export class LogExcerpts {
  readonly #options: LogExcerptsOptions;

  static create(options: LogExcerptsOptions): LogExcerpts {
    return new LogExcerpts(options);
  }

  private constructor(options: LogExcerptsOptions) {
    this.#options = options;
  }

  /** Undefined for whoever may read no logs. */
  async for(request: Request): Promise<ReadExcerpt | undefined> {
    const { access, logger } = this.#options;
    if (!(await access.mayReadLogs(request))) return undefined;
    const reader = await access.reader(request);
    return async (row, cluster, { namespace, ...object }) => {
      if (row.removed_at !== null || namespace === undefined) return undefined;
      const { id, entity_ref: entityRef, entity } = row;
      const service = { id, entityRef, entity: JSON.parse(entity) };
      const asked = { service, cluster, object: { ...object, namespace } };
      const signal = AbortSignal.timeout(TIME_LIMIT);
      try {
        return await inTime(
          this.#read(asked, { request, reader, signal }),
          TIME_LIMIT,
          signal,
        );
      } catch (error) {
        logger.debug(`No log of ${entityRef} for a question: ${error}`);
        return undefined;
      }
    };
  }

  async #read(
    asked: InspectedObject,
    by: { request: Request; reader: string; signal: AbortSignal },
  ): Promise<string | undefined> {
    const { auditor, inspectors, limits, publicText } = this.#options;
    const { service, cluster, object } = asked;
    const inspector = inspectors.of(cluster);
    if (!inspector) return undefined;
    limits.look(by.reader, cluster);
    const workload = await inspector.workload(asked);
    const failing = workload && failingIn(workload);
    if (!failing) return undefined;
    const which = { cluster, namespace: object.namespace, ...failing };
    const close = limits.openLog(by.reader, cluster);
    try {
      const meta = { entityRef: service.entityRef, ...which, follow: false };
      const text = await audited(
        auditor,
        { request: by.request, eventId: 'log-read', meta },
        async () =>
          textOf(
            await inspector.logs({
              service,
              ...which,
              follow: false,
              tailLines: LINES,
              timestamps: false,
              signal: by.signal,
            }),
          ),
      );
      // Nobody waits for it any more.
      by.signal.throwIfAborted();
      return publicText.of(text).text;
    } finally {
      close();
    }
  }
}
