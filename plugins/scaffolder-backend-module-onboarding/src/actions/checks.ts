import { RequestCheck } from '@operate-first/plugin-operations-common';
import { Check } from '../manifests/check';
import { sentenceOf } from './outcome';

/** As much as the page of a request takes. */
const MOST_DETAILS = 200;
const LONGEST_DETAIL = 1_000;
const LONGEST_MESSAGE = 2_000;
const LONGEST_NAME = 200;

const STATES = {
  passed: 'passed',
  failed: 'failed',
  'not run': 'notRun',
} as const;

/** What a check has found, as the page of a request shows it. @internal */
export function toRequestCheck({
  name,
  status,
  applies,
  message,
  findings,
}: Check): RequestCheck {
  return {
    name: name.slice(0, LONGEST_NAME),
    state: STATES[status],
    ...(applies === false && { applies }),
    message: message.slice(0, LONGEST_MESSAGE),
    ...(findings.length > 0 && {
      details: findings
        .slice(0, MOST_DETAILS)
        .map(finding => sentenceOf(finding).slice(0, LONGEST_DETAIL)),
    }),
  };
}
