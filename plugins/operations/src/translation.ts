import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { AUTHOR_MESSAGES } from './messages/authors';
import { ALERT_MESSAGES, ALERT_PROBLEM_MESSAGES } from './messages/alerts';
import { CLUSTER_MESSAGES } from './messages/clusters';
import {
  INCIDENT_MESSAGES,
  INCIDENT_PROBLEM_MESSAGES,
} from './messages/incident';
import { LENS_MESSAGES } from './messages/lens';
import { MINE_MESSAGES } from './messages/mine';
import { OFFBOARDING_MESSAGES } from './messages/offboarding';
import { ONBOARDING_MESSAGES } from './messages/onboarding';
import {
  POST_MORTEM_MESSAGES,
  POST_MORTEM_PROBLEM_MESSAGES,
} from './messages/postMortem';
import {
  API_PROBLEM_MESSAGES,
  SLO_PROBLEM_MESSAGES,
} from './messages/problems';
import { PROMISE_MESSAGES } from './messages/promises';
import {
  QUESTION_MESSAGES,
  QUESTION_PROBLEM_MESSAGES,
} from './messages/questions';
import {
  REQUEST_MESSAGES,
  REQUEST_PROBLEM_MESSAGES,
} from './messages/requests';
import { REQUEST_FORM_MESSAGES } from './messages/requestForm';
import { RUNBOOK_MESSAGES } from './messages/runbooks';
import { SERVICE_MESSAGES } from './messages/service';
import { SERVICES_MESSAGES } from './messages/services';
import { SHARED_MESSAGES } from './messages/shared';
import { SIMILAR_MESSAGES } from './messages/similar';
import { SLO_MESSAGES } from './messages/slos';
import { TEAM_MESSAGES } from './messages/teams';
import { UPSTREAM_MESSAGES } from './messages/upstream';
import { WORKLOAD_MESSAGES } from './messages/workloads';

const MESSAGES = {
  ...SHARED_MESSAGES,
  ...SERVICE_MESSAGES,
  ...SERVICES_MESSAGES,
  ...WORKLOAD_MESSAGES,
  ...CLUSTER_MESSAGES,
  ...SLO_MESSAGES,
  ...PROMISE_MESSAGES,
  ...INCIDENT_MESSAGES,
  ...ALERT_MESSAGES,
  ...MINE_MESSAGES,
  ...POST_MORTEM_MESSAGES,
  ...LENS_MESSAGES,
  ...SIMILAR_MESSAGES,
  ...AUTHOR_MESSAGES,
  ...QUESTION_MESSAGES,
  ...RUNBOOK_MESSAGES,
  ...ONBOARDING_MESSAGES,
  ...REQUEST_MESSAGES,
  ...REQUEST_FORM_MESSAGES,
  ...OFFBOARDING_MESSAGES,
  ...TEAM_MESSAGES,
  ...UPSTREAM_MESSAGES,
  problem: {
    ...API_PROBLEM_MESSAGES,
    ...SLO_PROBLEM_MESSAGES,
    ...INCIDENT_PROBLEM_MESSAGES,
    ...ALERT_PROBLEM_MESSAGES,
    ...POST_MORTEM_PROBLEM_MESSAGES,
    ...QUESTION_PROBLEM_MESSAGES,
    ...REQUEST_PROBLEM_MESSAGES,
  },
} as const;

/** What the pages say, as it is written down. @internal */
export type OperationsMessages = typeof MESSAGES;

/**
 * What the operations pages say. German is written, not translated, in `translations/de.ts`.
 *
 * @public
 */
export const operationsTranslationRef = createTranslationRef({
  id: 'operations',
  translations: { de: () => import('./translations/de') },
  messages: MESSAGES,
});
