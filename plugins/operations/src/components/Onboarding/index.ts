export { OnboardPage } from './OnboardPage';
