import { Entity } from '@backstage/catalog-model';
import {
  AlertTrial,
  CountedRequests,
  SignalExpressions,
} from '@operate-first/plugin-operations-common';

/**
 * The service that somebody wants to be told of.
 *
 * @public
 */
export interface AlertSubject {
  entityRef: string;
  entity: Entity;
  environment: string;
}

/**
 * What is to be tried against the past.
 *
 * @public
 */
export interface AlertAsk {
  /** PromQL; it fires for each series that it finds. */
  expression: string;
  /** So long it has to hold. */
  forSeconds: number;
  /** Name of a DataSource: whose server is asked; where none has it, the one that is asked unless said otherwise. */
  dataSource?: string;
  signal: AbortSignal;
}

/**
 * The alerting rules that a server has loaded.
 *
 * @public
 */
export interface LoadedRules {
  /** Of the server, as people know it. */
  server: string;
  /** Missing where it did not answer. */
  rules?: LoadedRule[];
  /** Why it did not, for everybody: no inner addresses, no answers quoted. */
  problem?: string;
}

/** @public */
export interface LoadedRule {
  name: string;
  labels: Record<string, string>;
  /** When it was evaluated last, milliseconds since the epoch; missing where it has not been yet. */
  evaluatedAt?: number;
  /** Why it cannot be evaluated. */
  problem?: string;
}

/**
 * What evaluates alerting rules: tries an expression before it becomes one, and says which are loaded. Asked when somebody
 * fills in a form or waits for a rule, never when a page is shown. Limits of time and size are its own.
 *
 * @public
 */
export interface AlertRuleReader {
  id: string;
  /** PromQL of the golden signals of a service, as far as its series tell. */
  signals(
    subject: AlertSubject,
    options: { signal: AbortSignal },
  ): Promise<SignalExpressions>;
  /** What counts the requests of a service, as far as its series tell. */
  requests(
    subject: AlertSubject,
    options: { signal: AbortSignal },
  ): Promise<CountedRequests | undefined>;
  /** Whether and when it would have fired in the last 90 days. Never throws: what could not be tried is said so. */
  try(ask: AlertAsk): Promise<AlertTrial>;
  /** Of every server; those that fail are named with their problem. */
  loaded(options: { signal: AbortSignal }): Promise<LoadedRules[]>;
}
