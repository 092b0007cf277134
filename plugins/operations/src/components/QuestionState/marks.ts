import { QuestionState } from '@operate-first/plugin-operations-common';
import { Mark } from '../HealthMark';

/** Who waits wants attention; what is answered does not. @internal */
export const QUESTION_MARKS: Record<QuestionState, Mark> = {
  open: 'degraded',
  answered: 'maintenance',
  accepted: 'healthy',
  closed: 'unknown',
};
