export { SimilarAnswers } from './SimilarAnswers';
export { SimilarPanel } from './SimilarPanel';
export { SimilarSearch } from './SimilarSearch';
export { SimilarWhileTyping } from './SimilarWhileTyping';
