export { FollowGap } from './FollowGap';
export { namesUpstream, UpstreamKnown } from './UpstreamKnown';
export { UpstreamPanel } from './UpstreamPanel';
