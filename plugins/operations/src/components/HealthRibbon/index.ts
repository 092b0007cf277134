export { HealthRibbon } from './HealthRibbon';
