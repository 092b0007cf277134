export { SignalsCard } from './SignalsCard';
