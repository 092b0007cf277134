export { FormBody } from './FormBody';
