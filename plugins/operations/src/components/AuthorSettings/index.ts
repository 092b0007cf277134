export { AuthorSettingsPage } from './AuthorSettingsPage';
