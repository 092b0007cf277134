export { NarrowedServices } from './NarrowedServices';
