import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const TREE = {
  id: 'tree',
  action: 'operations:tree:fetch',
  name: 'Fetch the tree',
  input: { path: 'tree' },
};

/** @internal */
export const examples: TemplateExample[] = [
  {
    description:
      'Open a request of an onboarding: the portal computes the change, and again whenever the tree moves on.',
    example: stringify({
      steps: [
        {
          id: 'open',
          action: 'operations:request:open',
          name: 'Open the request',
          input: {
            kind: 'onboard',
            parameters: '${{ parameters.onboarding.request }}',
          },
        },
      ],
    }),
  },
  {
    description:
      'Open a request of whatever the steps before have changed in the tree.',
    example: stringify({
      steps: [
        TREE,
        {
          id: 'edit',
          action: 'operations:yaml:edit',
          name: 'Let them in',
          input: {
            path: 'tree/cluster-scope/base/user.openshift.io/groups/sales/group.yaml',
            edits: [{ op: 'add', path: ['users'], value: 'barbara' }],
          },
        },
        {
          id: 'open',
          action: 'operations:request:open',
          name: 'Open the request',
          input: {
            kind: 'change',
            title: 'Barbara joins the sales team',
            parameters: { team: 'sales', user: 'barbara' },
          },
        },
      ],
    }),
  },
];
