export { fullNamespaceOf, RaiseQuota } from './RaiseQuota';
export { AskNamespace, ChangeTeam, TeamLinks } from './TeamLinks';
