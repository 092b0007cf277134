import type { RequestField } from '../model';

const SIGNALS = ['errors', 'latency', 'traffic', 'saturation'];
const NEW = [...SIGNALS, 'expression'];

/** Of the form. @internal */
export const ALERT_FIELDS: RequestField[] = [
  { name: 'service', input: 'service', title: 'Service', required: true },
  {
    name: 'name',
    input: 'text',
    title: 'Name of the alert',
    description:
      'One word that says what is wrong, as in PaymentsAnswerSlowly.',
    required: true,
    pattern: '^[A-Za-z][A-Za-z0-9_-]{2,99}$',
    maxLength: 100,
  },
  {
    name: 'from',
    input: 'choice',
    title: 'It fires by',
    required: true,
    default: 'errors',
    options: [
      { value: 'errors', title: 'Errors: more requests fail' },
      { value: 'latency', title: 'Latency: answers take longer' },
      { value: 'traffic', title: 'Traffic: fewer requests come' },
      { value: 'saturation', title: 'Saturation: more processors are in use' },
      { value: 'expression', title: 'An expression of PromQL' },
      { value: 'existing', title: 'It is there: only its runbook is missing' },
    ],
  },
  {
    name: 'threshold',
    input: 'number',
    title: 'Threshold',
    description:
      'Errors: per cent of all requests. Latency: seconds for 95 of 100. Traffic: requests per second. Saturation: processors.',
    minimum: 0,
    only: { field: 'from', is: SIGNALS },
  },
  {
    name: 'expression',
    input: 'lines',
    title: 'Expression',
    description: 'It fires for each series that it finds.',
    maxLength: 4000,
    only: { field: 'from', is: ['expression'] },
  },
  {
    name: 'minutes',
    input: 'number',
    title: 'Minutes that it has to last',
    default: 5,
    minimum: 0,
    maximum: 1440,
    only: { field: 'from', is: NEW },
  },
  {
    name: 'severity',
    input: 'choice',
    title: 'Severity',
    default: 'ticket',
    options: [
      { value: 'page', title: 'page: somebody must act now' },
      { value: 'ticket', title: 'ticket: somebody must act in the next days' },
    ],
    only: { field: 'from', is: NEW },
  },
  {
    name: 'environment',
    input: 'environment',
    title: 'Environment',
    description: 'Whose alert it is: production, where nothing is said.',
    only: { field: 'from', is: NEW },
  },
  {
    name: 'summary',
    input: 'text',
    title: 'Summary',
    description: 'What people read first.',
    maxLength: 500,
  },
  {
    name: 'runbook',
    input: 'lines',
    title: 'How the runbook begins',
    description:
      'What to look at first, in Markdown. A skeleton where it is empty.',
    maxLength: 20_000,
  },
];
