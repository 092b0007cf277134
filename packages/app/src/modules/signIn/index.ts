export { currentLocation } from './location';
export { signInModule } from './module';
export { personalPlugins } from './personalPlugins';
export { useViewer } from './viewer';
