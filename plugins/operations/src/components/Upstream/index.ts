export { UpstreamPanel } from './UpstreamPanel';
