import type { RequestField } from '../model';

/** Of the form. @internal */
export const SLO_FIELDS: RequestField[] = [
  { name: 'service', input: 'service', title: 'Service', required: true },
  {
    name: 'name',
    input: 'text',
    title: 'Name of the SLO',
    description:
      'One that the service has is changed; another name is a new SLO.',
    required: true,
    pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
    maxLength: 63,
  },
  {
    name: 'title',
    input: 'text',
    title: 'What is promised',
    description: 'In a few words, as in "Payments get an answer".',
    maxLength: 63,
  },
  {
    name: 'target',
    input: 'number',
    title: 'Objective in per cent',
    description: 'How much of it has to be good, as in 99.9.',
    required: true,
    minimum: 0.001,
    maximum: 99.9999,
  },
  {
    name: 'window',
    input: 'text',
    title: 'Window',
    description:
      'Days or weeks, as in 30d, which is what a new SLO begins with.',
    pattern: '^[1-9]\\d{0,2}[dw]$',
    maxLength: 4,
  },
  {
    name: 'counts',
    input: 'choice',
    title: 'What counts, of a new SLO',
    description: 'What an SLO counts that is there stays as it is.',
    options: [
      { value: 'requests', title: 'Requests, as Prometheus counts them' },
      { value: 'probe', title: 'Looks of the portal that find it well' },
      {
        value: 'latency',
        title: 'Looks of the portal that are answered in time',
      },
    ],
  },
  {
    name: 'seconds',
    input: 'number',
    title: 'Good within, in seconds',
    minimum: 0.001,
    maximum: 600,
    only: { field: 'counts', is: ['latency'] },
  },
  {
    name: 'environment',
    input: 'environment',
    title: 'Environment',
    description: 'Whose promise it is: production, where nothing is said.',
  },
  {
    name: 'tiers',
    input: 'list',
    title: 'Alert tiers that are on',
    description:
      'Some of page_1h, page_6h, ticket_1d and ticket_3d, or only none. All of a new SLO, where nothing is said.',
  },
  {
    name: 'objective',
    input: 'number',
    title: 'Which objective',
    description: 'Of an SLO with several: its place, from 0.',
    minimum: 0,
    maximum: 99,
  },
];
