export { WorkloadDrawer } from './WorkloadDrawer';
export { WorkloadLink } from './WorkloadLink';
