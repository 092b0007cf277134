export { markOf, STAGE_MARKS } from './marks';
export { RequestLine } from './RequestLine';
export { RequestLink } from './RequestLink';
export { StageBar } from './StageBar';
export { useStanding } from './useStanding';
