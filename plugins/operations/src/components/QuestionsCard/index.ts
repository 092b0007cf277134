export { AskedOfMeList } from './AskedOfMeList';
export { MyQuestions } from './MyQuestions';
export type { AskedOfMe } from './MyQuestions';
export { QuestionsCard } from './QuestionsCard';
