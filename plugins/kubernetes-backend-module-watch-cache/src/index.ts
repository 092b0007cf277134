/**
 * Answers the stock Kubernetes plugin from one watch per cluster.
 *
 * @packageDocumentation
 */
export { kubernetesModuleWatchCache as default } from './module';
