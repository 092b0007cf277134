export { NodesCount } from './NodesCount';
export { ShowMore } from './ShowMore';
export { UseCell } from './UseCell';
export {
  clusterMark,
  clustersWords,
  compareClusters,
  isNotWell,
  withoutStop,
} from './wellness';
