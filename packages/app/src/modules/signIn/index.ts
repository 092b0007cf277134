export { currentLocation } from './location';
export { signInModule } from './module';
export { personalPlugins } from './personalPlugins';
export { signInRouteRef } from './routes';
export { useViewer } from './viewer';
