export { DataScope } from './DataScope';
