import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  DEFAULT_ESCALATION,
  EscalationPolicy,
  EscalationTarget,
} from '@operate-first/plugin-operations-common';

/** @internal */
export interface QuestionsConfig {
  escalation: EscalationPolicy;
}

const WHERE = 'operations.questions.escalation';
const TARGETS: EscalationTarget[] = ['nextAuthor', 'team', 'onCall'];

function readStep(config: Config, at: number) {
  const to = TARGETS.find(target => target === config.getString('to'));
  if (!to) {
    throw new InputError(
      `${WHERE}.steps[${at}].to is '${config.getString(
        'to',
      )}'. Write one of ${TARGETS.join(', ')}.`,
    );
  }
  const after = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'after' }),
  );
  if (after > 0) return { to, after };
  throw new InputError(
    `${WHERE}.steps[${at}].after is no time. Write a duration such as { minutes: 30 }.`,
  );
}

/** Reads `operations.questions`. @internal */
export function readQuestionsConfig(
  operations: Config | undefined,
): QuestionsConfig {
  const config = operations?.getOptionalConfig('questions.escalation');
  const incidentFactor =
    config?.getOptionalNumber('incidentFactor') ??
    DEFAULT_ESCALATION.incidentFactor;
  if (!(incidentFactor >= 1)) {
    throw new InputError(
      `${WHERE}.incidentFactor is ${incidentFactor}. Write 1 or more: everything is so many times as quick.`,
    );
  }
  const steps =
    config?.getOptionalConfigArray('steps')?.map(readStep) ??
    DEFAULT_ESCALATION.steps;
  return { escalation: { steps, incidentFactor } };
}
