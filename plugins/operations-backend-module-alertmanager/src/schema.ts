import { z } from 'zod';

const labelsSchema = z.record(z.string(), z.string());
/** Grafana writes null where it has none. */
const optionalLabels = z
  .record(z.string(), z.string())
  .nullish()
  .transform(labels => labels ?? {});
const timeSchema = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text));

/**
 * A time that may be none: nobody ends before 1971, and Go writes the first of January of the year 1 where nothing is
 * known.
 */
const optionalTime = timeSchema
  .nullish()
  .transform(time =>
    time && time.getTime() > 31_536_000_000 ? time : undefined,
  );

/** An alert in a webhook of Alertmanager or Grafana. @internal */
export const pushedAlertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: optionalLabels,
  annotations: optionalLabels,
  startsAt: optionalTime,
  endsAt: optionalTime,
  generatorURL: z.string().nullish(),
  /** Of Grafana. */
  dashboardURL: z.string().nullish(),
  panelURL: z.string().nullish(),
});

/** @internal */
export type PushedAlert = z.output<typeof pushedAlertSchema>;

/** What both send; each alert is read by itself, so that a bad one loses no other. @internal */
export const messageSchema = z.object({
  // Grafana sends 1.
  version: z.string().optional(),
  alerts: z.array(z.unknown()),
  truncatedAlerts: z.number().int().nullish(),
});

/** An alert as `/api/v2/alerts` tells of it. @internal */
export const activeAlertSchema = z.object({
  labels: labelsSchema,
  annotations: optionalLabels,
  startsAt: timeSchema,
  endsAt: optionalTime,
  generatorURL: z.string().nullish(),
  status: z.object({
    state: z.string(),
    silencedBy: z.array(z.string()).nullish(),
    inhibitedBy: z.array(z.string()).nullish(),
  }),
});

/** @internal */
export type ActiveAlert = z.output<typeof activeAlertSchema>;

/** @internal */
export const listSchema = z.array(z.unknown());

/** A silence as `/api/v2/silences` tells of it. @internal */
export const silenceSchema = z.object({
  id: z.string(),
  status: z.object({ state: z.enum(['active', 'pending', 'expired']) }),
  startsAt: timeSchema,
  endsAt: timeSchema,
  createdBy: z.string(),
  comment: z.string(),
  matchers: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      isRegex: z.boolean(),
      isEqual: z.boolean().nullish(),
    }),
  ),
});

/** @internal */
export type SilenceAnswer = z.output<typeof silenceSchema>;

/** @internal */
export const madeSilenceSchema = z.object({ silenceID: z.string().min(1) });

/** @internal */
export const statusSchema = z.object({
  uptime: optionalTime,
  versionInfo: z.object({ version: z.string() }).nullish(),
});

/** Where in an answer something is wrong, and what, in words. @internal */
export function wrongIn(error: z.ZodError): { path: string; message: string } {
  const [issue] = error.issues;
  return { path: issue.path.map(String).join('.'), message: issue.message };
}
