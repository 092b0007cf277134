export { SuspectsPanel } from './SuspectsPanel';
