export * from './model';
export {
  approvalNeed,
  approvalNeedOfFiles,
  policyInWords,
} from './approval/approvalNeed';
export {
  approvalsCount,
  isApproved,
  standingRejection,
} from './approval/approvals';
export type { ApprovalQuestion } from './approval/approvals';
export { stricterNeed } from './approval/stricterNeed';
export { changeFiles } from './change/changeFiles';
export {
  changeDifference,
  type ChangeDifference,
} from './change/changeDifference';
export { sameChange } from './change/sameChange';
export { branchOf, requestTitle } from './naming';
export { proofPlaces } from './proofPlaces';
export { REQUEST_PATIENCE } from './stages/patience';
export {
  presentSince,
  presentStage,
  requestState,
} from './stages/presentStage';
export { requestStages } from './stages/requestStages';
