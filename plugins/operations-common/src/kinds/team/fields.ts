import type { RequestField } from '../model';

const NEW = { field: 'what', is: ['new'] };
const MEMBERS = { field: 'what', is: ['members'] };

/** @internal */
export const teamFields: RequestField[] = [
  {
    name: 'what',
    input: 'choice',
    title: 'What is asked for',
    default: 'members',
    options: [
      { value: 'members', title: 'Other members of a team' },
      { value: 'new', title: 'A new team' },
    ],
  },
  {
    name: 'team',
    input: 'team',
    title: 'Team',
    description: 'Without people to add or remove, its rights are completed.',
    required: true,
    only: MEMBERS,
  },
  {
    name: 'name',
    input: 'text',
    title: 'Name of the team',
    description: 'Lower-case letters, digits and hyphens.',
    required: true,
    pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
    maxLength: 63,
    only: NEW,
  },
  {
    name: 'title',
    input: 'text',
    title: 'What people call it',
    maxLength: 200,
    only: NEW,
  },
  {
    name: 'parent',
    input: 'team',
    title: 'The team above it',
    only: NEW,
  },
  {
    name: 'add',
    input: 'people',
    title: 'Who joins',
    description: 'User names, as the catalog has them.',
  },
  {
    name: 'remove',
    input: 'people',
    title: 'Who leaves',
    description: 'Their rights to the namespaces of the team go, too.',
    only: MEMBERS,
  },
];
