export { Headline } from './Headline';
