export { MatcherFields } from './MatcherFields';
export { MatcherList } from './MatcherList';
export { lineOf, linesOf, matched, matchersOf, sayMatcher } from './matchers';
export type { WrittenMatcher } from './matchers';
export { Preview } from './Preview';
