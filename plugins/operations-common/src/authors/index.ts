export * from './model';
export * from './codeowners/model';
export { readCodeowners } from './codeowners/readCodeowners';
export { CodeownersIndex } from './codeowners/CodeownersIndex';
export { codeownersIndex, ownersOf } from './codeowners/ownersOf';
export {
  IdentityIndex,
  isBot,
  matchIdentities,
  type MatchedIdentity,
} from './identities';
export { linesOfKey } from './linesOfKey';
export { settingsIn } from './settingsIn';
export type { ManifestSetting } from './settingsIn';
export * from './places';
export {
  portalAddressOf,
  readPortalAddress,
  type PortalAddress,
} from './portalAddress';
export {
  rankAuthors,
  type RankAuthorsOptions,
  type RankedAuthors,
} from './rankAuthors';
export { authorSentences, spokenDuration } from './sentences';
export { isOfRuntime, readStackTrace, type TraceFrame } from './stackTrace';
export { AUTHOR_CONFIDENCE, AUTHOR_WEIGHTS } from './weights';
