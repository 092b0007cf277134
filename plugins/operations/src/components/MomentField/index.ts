export { MomentField } from './MomentField';
