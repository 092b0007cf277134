import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  Alert,
  AlertMappingRule,
  matcherProblem,
} from '@operate-first/plugin-operations-common';
import { parseMatcher } from './matcher';

/** How alerts from elsewhere are read. @internal */
export interface AlertsConfig {
  severityLabel: string;
  /** By the value of that label, in small letters. */
  severities: Map<string, Alert['severity']>;
  serviceLabels?: string[];
  mappings: AlertMappingRule[];
  /** What nobody has told again for so long, of sources that are never asked, has ended. */
  staleMilliseconds: number;
}

/** Three times as long as Alertmanager waits at most before it tells again what fires, as it comes. */
const DEFAULT_STALE_MILLISECONDS = 12 * 60 * 60 * 1000;
const LEAST_STALE_MILLISECONDS = 60 * 1000;

function readStale(config: Config | undefined): number {
  if (!config?.has('staleAfter')) return DEFAULT_STALE_MILLISECONDS;
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'staleAfter' }),
  );
  if (milliseconds >= LEAST_STALE_MILLISECONDS) return milliseconds;
  throw new InputError(
    'operations.alerts.staleAfter must be a minute at least: longer than the repeat_interval of Alertmanager',
  );
}

const DEFAULT_SEVERITIES: Record<'page' | 'ticket' | 'info', string[]> = {
  page: ['critical', 'page'],
  ticket: ['warning', 'ticket'],
  info: [],
};

function readMapping(config: Config, index: number): AlertMappingRule {
  const where = `operations.alerts.mappings[${index}]`;
  const matchers = config.getStringArray('matchers').map(text => {
    const matcher = parseMatcher(text);
    if (!matcher) {
      throw new InputError(
        `${where}.matchers: '${text}' is no matcher; write namespace="shop" or pod=~"shop-.*"`,
      );
    }
    const problem = matcherProblem(matcher);
    if (problem) throw new InputError(`${where}.matchers: ${problem}`);
    return matcher;
  });
  if (matchers.length === 0) {
    throw new InputError(`${where}.matchers is empty and would fit all alerts`);
  }
  return {
    id: `configuration-${index + 1}`,
    matchers,
    service: config.getString('service'),
    environment: config.getOptionalString('environment'),
  };
}

/** Reads `operations.alerts`. @internal */
export function readAlertsConfig(config: Config | undefined): AlertsConfig {
  const severities = new Map<string, Alert['severity']>();
  for (const severity of ['page', 'ticket', 'info'] as const) {
    const values =
      config?.getOptionalStringArray(`severities.${severity}`) ??
      DEFAULT_SEVERITIES[severity];
    for (const value of values) {
      severities.set(value.toLocaleLowerCase('en-US'), severity);
    }
  }
  return {
    severityLabel: config?.getOptionalString('severityLabel') ?? 'severity',
    severities,
    serviceLabels: config?.getOptionalStringArray('serviceLabels'),
    staleMilliseconds: readStale(config),
    mappings: (config?.getOptionalConfigArray('mappings') ?? []).map(
      readMapping,
    ),
  };
}
