import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description:
      'Push what a skeleton has become to a new repository on a plain git remote.',
    example: stringify({
      steps: [
        {
          id: 'skeleton',
          action: 'fetch:template',
          name: 'Fill in the skeleton',
          input: {
            url: './skeleton',
            targetPath: 'source',
            values: { name: '${{ parameters.name }}' },
          },
        },
        {
          id: 'publish',
          action: 'operations:source:publish',
          name: 'Make the repository',
          input: {
            path: 'source',
            repository: 'https://git.example.org/marram/${{ parameters.name }}',
          },
        },
      ],
    }),
  },
];
