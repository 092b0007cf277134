export { OpenSloCard } from './OpenSloCard';
