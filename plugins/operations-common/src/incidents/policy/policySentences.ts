import { IncidentPolicy } from '../model';

/** The policy in words, with its numbers. @public */
export function policySentences(policy: IncidentPolicy): string[] {
  return [
    `Alerts of severity ${policy.opens.join(
      ' and ',
    )} open incidents, others join open ones.`,
  ];
}
