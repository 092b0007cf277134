import { InputError } from '@backstage/errors';
import { AlertReport } from '@operate-first/plugin-operations-node';
import { messageSchema, pushedAlertSchema, wrongIn } from '../schema';
import { pushedReport } from '../toReports';

/** What is left of a message with more alerts than this is asked for. */
const MOST_ALERTS = 5_000;
/** More are not listed one by one. */
const MOST_WRONG = 20;

/** Something that was left out of a message, and why. @internal */
export interface LeftOut {
  /** Where, as in `alerts.3.startsAt`. */
  field: string;
  message: string;
}

/** @internal */
export interface ReadMessage {
  reports: AlertReport[];
  left: LeftOut[];
  leftCount: number;
  /** Whether there is more than was sent or read. */
  truncated: boolean;
}

/** A message of which nothing can be used, and where it is wrong. @internal */
export class MessageError extends InputError {
  readonly errors: LeftOut[];

  constructor(message: string, errors: LeftOut[] = []) {
    super(message);
    this.errors = errors;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new MessageError(
      'The body is no JSON. Send the webhook of Alertmanager or Grafana as it is.',
    );
  }
}

/** Reads a webhook message; a bad alert in it loses no other. @internal */
export function readMessage(
  body: Buffer,
  replicaLabels: string[],
  now: Date,
): ReadMessage {
  const message = messageSchema.safeParse(parse(body));
  if (!message.success) {
    const { path, message: said } = wrongIn(message.error);
    throw new MessageError(
      'The body is no webhook message of Alertmanager (version 4) or Grafana.',
      [{ field: path || 'body', message: said }],
    );
  }
  const { alerts, truncatedAlerts } = message.data;
  const reports: AlertReport[] = [];
  const left: LeftOut[] = [];
  alerts.slice(0, MOST_ALERTS).forEach((alert, at) => {
    const parsed = pushedAlertSchema.safeParse(alert);
    if (!parsed.success) {
      const { path, message: said } = wrongIn(parsed.error);
      left.push({ field: `alerts.${at}${path && `.${path}`}`, message: said });
      return;
    }
    const report = pushedReport(parsed.data, replicaLabels, now);
    if (report) reports.push(report);
    else {
      left.push({
        field: `alerts.${at}.startsAt`,
        message: 'It does not say since when it fires',
      });
    }
  });
  if (reports.length === 0 && left.length > 0) {
    throw new MessageError(
      'None of the alerts can be read.',
      left.slice(0, MOST_WRONG),
    );
  }
  return {
    reports,
    left: left.slice(0, MOST_WRONG),
    leftCount: left.length,
    truncated: (truncatedAlerts ?? 0) > 0 || alerts.length > MOST_ALERTS,
  };
}
