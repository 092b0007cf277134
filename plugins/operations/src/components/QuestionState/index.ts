export { QUESTION_MARKS } from './marks';
export { QuestionLine } from './QuestionLine';
export { QuestionLink } from './QuestionLink';
export { RunbookLink } from './RunbookLink';
