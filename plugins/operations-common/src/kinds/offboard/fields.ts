import { z } from 'zod';
import type { OnboardingProblem } from '../../onboarding/model';
import { checkName } from '../../onboarding/names';
import type { ReadOnboarding } from '../../onboarding/readOnboarding';
import type { RequestField } from '../model';
import { readParameters } from '../read';
import { name, someLine } from '../schema';
import type { OffboardParameters } from './model';

const schema: z.ZodType<OffboardParameters> = z.strictObject({
  what: z
    .enum(
      ['service', 'namespace', 'team'],
      'Write one of service, namespace and team.',
    )
    .default('service'),
  name,
  step: z
    .enum(
      ['scale', 'restore', 'remove'],
      'Write one of scale, restore and remove.',
    )
    .default('scale'),
  reason: someLine,
  exported: z.boolean().default(false),
  data: z.boolean().default(false),
});

/** @internal */
export const FIELDS: RequestField[] = [
  {
    name: 'what',
    input: 'choice',
    title: 'What goes',
    required: true,
    default: 'service',
    options: [
      { value: 'service', title: 'A service' },
      { value: 'namespace', title: 'A namespace' },
      { value: 'team', title: 'A team, with all that it has' },
    ],
  },
  {
    name: 'name',
    input: 'text',
    title: 'Its name',
    required: true,
    pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
    maxLength: 63,
  },
  {
    name: 'step',
    input: 'choice',
    title: 'Step',
    description:
      'Nothing is removed that was not scaled to zero before, and until it is removed everything can be brought back.',
    required: true,
    default: 'scale',
    options: [
      { value: 'scale', title: 'Scale it to zero' },
      { value: 'remove', title: 'Remove it' },
      { value: 'restore', title: 'Bring it back' },
    ],
  },
  {
    name: 'reason',
    input: 'text',
    title: 'Why',
    description: 'Whoever approves it reads this, and so does who looks later.',
    required: true,
    maxLength: 500,
  },
  {
    name: 'exported',
    input: 'yesNo',
    title: 'What is worth keeping is exported, or there is nothing',
    default: false,
    only: { field: 'step', is: ['remove'] },
  },
  {
    name: 'data',
    input: 'yesNo',
    title: 'Volumes go, too',
    description: 'Without this, a namespace with volumes stays.',
    default: false,
    only: { field: 'step', is: ['remove'] },
  },
];

function keepsNothing({
  step,
  exported,
}: OffboardParameters): OnboardingProblem | undefined {
  return step === 'remove' && !exported
    ? {
        field: 'exported',
        value: 'false',
        message:
          'What is removed is gone. Export what is worth keeping, and say so here.',
      }
    : undefined;
}

/** @internal */
export function readOffboard(
  parameters: unknown,
): ReadOnboarding<OffboardParameters> {
  return readParameters(schema, parameters, value => [
    checkName('name', value.name),
    keepsNothing(value),
  ]);
}
