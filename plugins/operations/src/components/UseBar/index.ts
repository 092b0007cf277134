export { UseBar } from './UseBar';
