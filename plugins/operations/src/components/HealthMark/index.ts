export { HealthMark, type Mark } from './HealthMark';
