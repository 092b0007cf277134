export * from './model';
export {
  addAnswer,
  answerIn,
  answerLanguage,
  POST_MORTEM_QUESTIONS,
  RUNBOOK_QUESTIONS,
} from './addAnswer';
export type { AnsweredQuestion, AnswerHeadings } from './addAnswer';
export { askLinks } from './askLinks';
export type { AskedText } from './askLinks';
export { draftQuestion } from './draft/draftQuestion';
export { ownWords, withoutEmptyHeading } from './draft/filledIn';
export { DEFAULT_ESCALATION, nextEscalation, nextLook } from './escalation';
export type {
  EscalatedQuestion,
  EscalationCandidate,
  EscalationPolicy,
  EscalationStep,
  EscalationTarget,
  NextEscalation,
} from './escalation';
