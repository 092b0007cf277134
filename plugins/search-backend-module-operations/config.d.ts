import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Incidents and post-mortems, redacted and in full. */
      operations?: {
        /** Default: every 5 minutes, 20 seconds after the start for the first time. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
