import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'search.collators.operations.schedule';

const DEFAULT: SchedulerServiceTaskScheduleDefinition = {
  initialDelay: { seconds: 20 },
  frequency: { minutes: 5 },
  timeout: { minutes: 15 },
};

/** @internal */
export function readSchedule(
  root: Config,
): SchedulerServiceTaskScheduleDefinition {
  const config = root.getOptionalConfig(KEY);
  if (!config) return DEFAULT;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  } catch (error) {
    throw new InputError(`${KEY} is no schedule: ${error}`);
  }
}
