import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  DEFAULT_HEADLINE_ENVIRONMENTS,
  IncidentPolicy,
} from '@operate-first/plugin-operations-common';
import { AlertsConfig, readAlertsConfig } from './alertSources/config';
import { readIncidentPolicy } from './incidents/policy/config';
import { OnboardingConfig, readOnboardingConfig } from './onboarding/config';
import { PostMortemsConfig, readPostMortemsConfig } from './postMortems/config';
import { QuestionsConfig, readQuestionsConfig } from './questions/config';
import { readRedactionConfig, RedactionConfig } from './redaction/config';
import { readRunbooksConfig, RunbooksConfig } from './runbooks/config';
import { readSlosConfig, SlosConfig } from './slos/config';
import { readWebhooksConfig, WebhookConfig } from './webhooks/config';

/** How much one reader may ask one cluster for. @internal */
export interface InspectConfig {
  openLogs: number;
  logsPerMinute: number;
  looksPerMinute: number;
}

/** @internal */
export interface OperationsConfig {
  unauthenticatedRead: boolean;
  headlineEnvironments: string[];
  projectionMilliseconds: number;
  flushMilliseconds: number;
  retentionDays: { history: number };
  inspect: InspectConfig;
  slos: SlosConfig;
  webhooks: WebhookConfig[];
  /** Where people find the portal. */
  appUrl?: string;
  incidentPolicy: IncidentPolicy;
  alerts: AlertsConfig;
  postMortems: PostMortemsConfig;
  questions: QuestionsConfig;
  /** Missing where nothing can be asked for through the portal. */
  onboarding?: OnboardingConfig;
  redaction: RedactionConfig;
  runbooks: RunbooksConfig;
}

const DEFAULT_RETENTION_DAYS = 90;

function duration(config: Config | undefined, key: string, seconds: number) {
  const milliseconds = config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : seconds * 1000;
  if (milliseconds > 0) return milliseconds;
  throw new InputError(`operations: ${key} must be longer than nothing`);
}

function days(config: Config | undefined, key: string) {
  const value = config?.getOptionalNumber(key) ?? DEFAULT_RETENTION_DAYS;
  if (value >= 1) return value;
  throw new InputError(`operations.retention.${key} must be at least 1 (day)`);
}

function limit(config: Config | undefined, key: string, usual: number) {
  const value = config?.getOptionalNumber(key) ?? usual;
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InputError(`operations.inspect.${key} must be at least 1`);
}

/** @internal */
export function readOperationsConfig(root: Config): OperationsConfig {
  const config = root.getOptionalConfig('operations');
  const appUrl = root.getOptionalString('app.baseUrl')?.replace(/\/$/, '');
  const retention = config?.getOptionalConfig('retention');
  const inspect = config?.getOptionalConfig('inspect');
  const headlineEnvironments =
    config?.getOptionalStringArray('headlineEnvironments') ??
    DEFAULT_HEADLINE_ENVIRONMENTS;
  return {
    unauthenticatedRead:
      config?.getOptionalBoolean('unauthenticatedRead') ?? false,
    headlineEnvironments,
    projectionMilliseconds: duration(
      config?.getOptionalConfig('projection'),
      'interval',
      10,
    ),
    flushMilliseconds: duration(
      config?.getOptionalConfig('buckets'),
      'flushInterval',
      15,
    ),
    retentionDays: {
      history: days(retention, 'history'),
    },
    inspect: {
      openLogs: limit(inspect, 'openLogs', 5),
      logsPerMinute: limit(inspect, 'logsPerMinute', 60),
      looksPerMinute: limit(inspect, 'looksPerMinute', 600),
    },
    alerts: readAlertsConfig(config?.getOptionalConfig('alerts')),
    incidentPolicy: readIncidentPolicy(
      config?.getOptionalConfig('incidents.policy'),
      headlineEnvironments,
    ),
    postMortems: readPostMortemsConfig(config),
    questions: readQuestionsConfig(config),
    redaction: readRedactionConfig(config),
    runbooks: readRunbooksConfig(config),
    webhooks: readWebhooksConfig(config),
    onboarding: readOnboardingConfig(config, appUrl),
    appUrl,
    slos: readSlosConfig(
      config?.getOptionalConfig('slos'),
      headlineEnvironments,
    ),
  };
}
