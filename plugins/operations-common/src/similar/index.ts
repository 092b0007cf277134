export * from './model';
export { similarEntryOf, SIMILAR_VERSION } from './entry';
export { withoutHidden } from './markup';
export { rankSimilar } from './rank';
export { readSignature, termsOf } from './readSignature';
export { createSimilarIndex, SimilarIndex } from './SimilarIndex';
