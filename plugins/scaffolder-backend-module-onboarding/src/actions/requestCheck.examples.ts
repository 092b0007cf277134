import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description:
      'Make a repository only where the request that names it could be opened.',
    example: stringify({
      steps: [
        {
          id: 'check',
          action: 'operations:request:check',
          name: 'Ask whether it can be opened',
          input: { parameters: '${{ parameters.onboarding.request }}' },
        },
        {
          id: 'publish',
          action: 'operations:source:publish',
          name: 'Make the repository',
          input: {
            repository:
              '${{ parameters.onboarding.request.services[0].repository.url }}',
          },
        },
      ],
    }),
  },
];
