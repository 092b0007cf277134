import {
  RequestKindName,
  requestKinds,
} from '@operate-first/plugin-operations-common';

/** Kinds of which the portal computes the change from their parameters. @internal */
export const COMPUTED_KINDS: [RequestKindName, ...RequestKindName[]] = [
  'onboard',
  // The API names every kind that the table has.
  ...requestKinds().map(({ name }) => name as RequestKindName),
];

const [FIRST, ...OTHERS] = COMPUTED_KINDS.filter(name => name !== 'onboard');

/** Those that have parameters and no form of their own. @internal */
export const PLACED_KINDS: [RequestKindName, ...RequestKindName[]] = [
  FIRST,
  ...OTHERS,
];
