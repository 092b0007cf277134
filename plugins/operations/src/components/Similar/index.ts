export { SimilarAnswers } from './SimilarAnswers';
export { SimilarPanel } from './SimilarPanel';
export { SimilarResult } from './SimilarResult';
export { SimilarSearch } from './SimilarSearch';
export { SimilarWhileTyping } from './SimilarWhileTyping';
