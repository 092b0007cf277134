export { ServerText } from './ServerText';
