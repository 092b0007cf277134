export { SettingsForm } from './SettingsForm';
export type { SettingsFields } from './SettingsForm';
export { SettingsPage } from './SettingsPage';
export { default as settingsStyles } from './SettingsPage.module.css';
