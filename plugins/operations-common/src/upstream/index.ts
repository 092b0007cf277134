export { upstreamAddresses } from './addresses';
export { upstreamDraft } from './draft';
export * from './model';
export { upstreamSentence } from './sentence';
