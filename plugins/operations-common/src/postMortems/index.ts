export * from './model';
export { INCIDENT_CAUSES } from './document/causes';
export { POST_MORTEM_LIMIT, readPostMortem } from './readPostMortem';
export { changeActionItem, writePostMortem } from './writePostMortem';
export type { ActionItemEdit, PostMortemChanges } from './writePostMortem';
export { accountText } from './account/accountText';
export { internalRanges } from './account/internalRanges';
export { publicSource, withoutInternal } from './account/publicSource';
export { sectionsOf } from './account/sectionsOf';
export { draftPostMortem } from './draft/draftPostMortem';
export { renewDraft } from './draft/renewDraft';
export type {
  FactAlert,
  FactAsked,
  FactBudgetCost,
  FactEvent,
  FactService,
  PostMortemFacts,
} from './draft/facts';
export { postMortemProgress } from './account/postMortemProgress';
export type {
  PostMortemPart,
  PostMortemProgress,
} from './account/postMortemProgress';
export type { LensFacts, LensFinding } from './lens/model';
export {
  reviewPostMortem,
  reviewPostMortemInTurns,
} from './lens/reviewPostMortem';
