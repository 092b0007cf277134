export { teamKind } from './teamKind';
export type { TeamParameters } from './parameters';
export type { KnownOfTeam, TeamFacts } from './model';
export { changeMembers } from './members';
export type { MembersChange } from './members';
export { membersInTree, namespacesOfTeam } from './teamInTree';
